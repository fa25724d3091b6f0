package wormhole.cli.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import wormhole.api.AppId;
import wormhole.api.WormholeOptions;
import wormhole.cli.args.CommandLine;
import wormhole.cli.args.Option;
import wormhole.cli.failure.UsageException;

/** The values of options, checked before anything is sent. */
final class Values {
    private static final int MAX_WORDS = 64;
    private static final int DEFAULT_WORDS = 2;

    private Values() {}

    static AppId appId(CommandLine line) throws UsageException {
        try {
            return line.value(Options.APPID).map(AppId::new).orElse(AppId.FILE_TRANSFER);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--appid: " + e.getMessage());
        }
    }

    /** What the user says goes before what a link says. */
    static URI relayUrl(CommandLine line, Optional<URI> ofLink) throws UsageException {
        var given = line.value(Options.RELAY_URL);
        if (given.isPresent()) {
            return relayUrl(line.source(Options.RELAY_URL), given.get());
        }
        return ofLink.isPresent()
                ? relayUrl("the mailbox server of the link", ofLink.get().toString())
                : WormholeOptions.PUBLIC_MAILBOX;
    }

    private static URI relayUrl(String source, String given) throws UsageException {
        URI url;
        try {
            url = new URI(given);
        } catch (URISyntaxException e) {
            throw new UsageException(source + " is not a URL");
        }
        if (!"ws".equalsIgnoreCase(url.getScheme()) && !"wss".equalsIgnoreCase(url.getScheme())) {
            throw new UsageException(source + " must begin with ws: or wss:");
        }
        if (url.getRawUserInfo() != null || given.indexOf('@') >= 0) {
            throw new UsageException(source + " must not hold a user name or password");
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65535) {
            throw new UsageException(source + " needs a host, and a port from 1 to 65535 if any");
        }
        if (url.getRawFragment() != null) {
            throw new UsageException(source + " must not hold a fragment");
        }
        return url;
    }

    /** Checked although texts do not use it: a slip should not wait for the first file to be noticed. */
    static void checkTransitHelper(CommandLine line) throws UsageException {
        var given = line.value(Options.TRANSIT_HELPER);
        if (given.isPresent() && !isEndpoint(given.get())) {
            throw new UsageException(line.source(Options.TRANSIT_HELPER)
                    + " must have the form tcp:HOST:PORT, with a port from 1 to 65535");
        }
    }

    private static boolean isEndpoint(String text) {
        var colon = text.lastIndexOf(':');
        if (!text.startsWith("tcp:") || colon <= 4) {
            return false;
        }
        var host = text.substring(4, colon);
        var port = number(text.substring(colon + 1));
        return host.chars().allMatch(c -> c > ' ' && c != 0x7f && c != '/' && c != '@')
                && port.filter(p -> p >= 1 && p <= 65535).isPresent();
    }

    static int codeLength(CommandLine line) throws UsageException {
        return number(line, Options.CODE_LENGTH, DEFAULT_WORDS, 1, MAX_WORDS);
    }

    static int number(CommandLine line, Option option, int otherwise, int least, int most) throws UsageException {
        var given = line.value(option);
        if (given.isEmpty()) {
            return otherwise;
        }
        return number(given.get())
                .filter(number -> number >= least && number <= most)
                .orElseThrow(() -> new UsageException(
                        line.source(option) + " must be a whole number from " + least + " to " + most));
    }

    private static Optional<Integer> number(String text) {
        var digits = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
