package wormhole.cli.command;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wormhole.api.AppId;
import wormhole.api.WormholeOptions;
import wormhole.cli.args.CommandLine;
import wormhole.cli.args.Option;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.filetransfer.Patience;

/** The values of options, checked before anything is sent. */
final class Values {
    private static final int MAX_WORDS = 64;
    private static final int DEFAULT_WORDS = 2;

    private Values() {}

    static AppId appId(CommandLine line, AppId usual) throws UsageException {
        try {
            return line.value(Options.APPID).map(AppId::new).orElse(usual);
        } catch (IllegalArgumentException e) {
            throw new UsageException(line.source(Options.APPID) + ": " + e.getMessage());
        }
    }

    /** The mailbox servers to try, in order. What the user says goes before what a link says. */
    static List<URI> relayUrls(CommandLine line, Optional<URI> ofLink) throws UsageException {
        var urls = new ArrayList<URI>();
        for (var given : words(line, Options.RELAY_URL)) {
            if (!TransitChoice.isStrayRelay(line, given)) {
                urls.add(relayUrl(line.source(Options.RELAY_URL), given));
            }
        }
        if (urls.isEmpty()) {
            urls.add(
                    ofLink.isPresent()
                            ? relayUrl(
                                    "the mailbox server of the link",
                                    ofLink.get().toString())
                            : WormholeOptions.PUBLIC_MAILBOX);
        }
        return urls;
    }

    /** The values of an option that can have several. */
    static List<String> words(CommandLine line, Option option) throws UsageException {
        var words = new ArrayList<String>();
        for (var word : line.value(option).orElse("").split(" ", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (words.isEmpty() && line.value(option).isPresent()) {
            throw new UsageException(line.source(option) + " is empty");
        }
        return words;
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

    static Optional<Duration> timeout(CommandLine line) throws UsageException {
        return line.value(Options.TIMEOUT).isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(number(line, Options.TIMEOUT, 0, 1, 10_000_000)));
    }

    /** How long the other side may take for its offer, or for its answer to ours. */
    static Patience patience(CommandLine line) throws UsageException {
        return timeout(line).map(Patience.DEFAULT::withAnswer).orElse(Patience.DEFAULT);
    }

    /** The code that was passed as the operand, or elsewhere. */
    static Optional<String> code(CommandLine line) throws UsageException {
        var given = new ArrayList<>(line.operands());
        codeElsewhere(line).ifPresent(given::add);
        if (given.size() > 1) {
            throw new UsageException("pass either no code or just one code; you passed " + given.size()
                    + " (the parts of a code are separated by hyphens)");
        }
        return given.stream().findFirst();
    }

    /** A code that stands neither in the argument list nor at the prompt. */
    static Optional<String> codeElsewhere(CommandLine line) throws UsageException {
        var file = line.value(Options.CODE_FILE);
        var number = number(line, Options.CODE_FD, -1, 0, 1_000_000);
        if (file.isPresent() && number >= 0) {
            throw new UsageException("--code-file and --code-fd exclude each other");
        }
        if (file.isEmpty() && number < 0) {
            return Optional.empty();
        }
        var source = file.isPresent() ? "the file of --code-file" : "the descriptor of --code-fd";
        try (var in = new FileInputStream(file.orElse("/dev/fd/" + number))) {
            return Optional.of(Console.readLine(in).orElseThrow(() -> new UsageException(source + " holds no code")));
        } catch (IOException e) {
            throw new UsageException(source + " cannot be read");
        }
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

    /** A number without a sign, if it is one. */
    static Optional<Integer> number(String text) {
        var digits = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
