package wormhole.cli.command;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import wormhole.api.AppId;
import wormhole.api.Wormhole;
import wormhole.api.WormholeUri;
import wormhole.api.error.CodeFormatException;
import wormhole.api.error.WormholeException;
import wormhole.cli.code.CodeLine;
import wormhole.cli.code.CodePrompt;
import wormhole.cli.exchange.Conversation;
import wormhole.cli.exchange.Place;
import wormhole.cli.exchange.ReceivingSide;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Escaping;
import wormhole.filetransfer.ReceiveOptions;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.OnConflict;

/** {@code wormhole receive}. */
final class ReceiveCommand implements Command {
    @Override
    public void run(Invocation invocation) throws UsageException, Failure, WormholeException, InterruptedException {
        var code = code(invocation);
        var words = Values.codeLength(invocation.line());
        var request = request(invocation);
        var events = invocation.events();
        new Meeting(invocation, AppId.FILE_TRANSFER, code.flatMap(Given::mailbox))
                .hold(false, (wormhole, conversation) -> {
                    agree(invocation, code, words, wormhole, conversation);
                    new ReceivingSide(invocation.console(), events, conversation, invocation.timing()).receive(request);
                });
    }

    /**
     * A code on the command line.
     *
     * @param code the whole of it
     * @param mailbox where it is meant for, if it came as a link
     */
    private record Given(String code, Optional<URI> mailbox) {
        static Given of(String operand) throws UsageException {
            if (!WormholeUri.looksLikeOne(operand)) {
                return new Given(CodeLine.of(operand).whole(), Optional.empty());
            }
            try {
                var link = WormholeUri.parse(operand);
                if (link.role() == WormholeUri.Role.LEADER) {
                    throw new UsageException("this link asks you to send: use 'wormhole send --code'");
                }
                return new Given(CodeLine.of(link.code().reveal()).whole(), link.mailbox());
            } catch (CodeFormatException e) {
                throw new UsageException(e.getMessage());
            }
        }

        @Override
        public String toString() {
            return "Given[…]";
        }
    }

    private static ReceivingSide.Request request(Invocation invocation) throws UsageException {
        var options = ReceiveOptions.DEFAULT
                .withTransit(TransitChoice.of(invocation.line()))
                .withOnlyText(invocation.has(Options.ONLY_TEXT))
                .withPatience(Values.patience(invocation.line()));
        return new ReceivingSide.Request(
                options,
                invocation.has(Options.VERIFY),
                invocation.has(Options.HIDE_PROGRESS),
                invocation.has(Options.ACCEPT_FILE),
                place(invocation),
                Values.timeout(invocation.line()));
    }

    private static Place place(Invocation invocation) throws UsageException {
        var line = invocation.line();
        try {
            var output = line.value(Options.OUTPUT_FILE).map(Path::of);
            if (output.isPresent() && !Files.isDirectory(output.get())) {
                Destination.at(output.get());
            }
            return new Place(output, onConflict(invocation, output));
        } catch (IllegalArgumentException e) {
            throw new UsageException(line.source(Options.OUTPUT_FILE) + " is not the path of a file or directory");
        }
    }

    // Whoever names a file that is there means it; otherwise nothing is replaced without being asked about.
    private static Optional<OnConflict> onConflict(Invocation invocation, Optional<Path> output) throws UsageException {
        var given = invocation.line().value(Options.ON_CONFLICT);
        if (given.isEmpty()) {
            var named = output.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS));
            named.ifPresent(path -> invocation.console().note("Overwriting '" + Escaping.path(path) + "'"));
            return named.map(path -> OnConflict.OVERWRITE);
        }
        return switch (given.get()) {
            case "ask" -> Optional.empty();
            case "fail" -> Optional.of(OnConflict.FAIL);
            case "rename" -> Optional.of(OnConflict.RENAME);
            case "overwrite" -> Optional.of(OnConflict.OVERWRITE);
            default ->
                throw new UsageException(invocation.line().source(Options.ON_CONFLICT)
                        + " must be one of ask, fail, rename and overwrite");
        };
    }

    private static Optional<Given> code(Invocation invocation) throws UsageException {
        var code = Values.code(invocation.line());
        var given = code.isPresent() || invocation.has(Options.ZERO);
        if (invocation.has(Options.LOCAL) && !invocation.has(Options.ALLOCATE)) {
            throw new UsageException(
                    "with --local, receive needs --allocate: a code that somebody gave you is on their server");
        }
        if (given && invocation.has(Options.ALLOCATE)) {
            throw new UsageException("cannot specify a code when using --allocate");
        }
        if (invocation.has(Options.CODE_LENGTH) && !invocation.has(Options.ALLOCATE)) {
            throw new UsageException("must use --allocate with --code-length");
        }
        if (invocation.has(Options.ZERO)) {
            if (code.isPresent()) {
                throw new UsageException("-0 and a code exclude each other");
            }
            return Optional.of(new Given(CodeLine.ZERO, Optional.empty()));
        }
        return code.isPresent() ? Optional.of(Given.of(code.get())) : Optional.empty();
    }

    private static void agree(
            Invocation invocation, Optional<Given> code, int words, Wormhole wormhole, Conversation conversation)
            throws UsageException, WormholeException, InterruptedException {
        if (code.isPresent()) {
            wormhole.setCode(code.get().code());
        } else if (invocation.has(Options.ALLOCATE)) {
            wormhole.allocateCode(words);
            announce(invocation, conversation.code());
        } else {
            new CodePrompt(invocation.console(), wormhole.inputCode()).ask();
        }
        conversation.code();
    }

    private static void announce(Invocation invocation, String code) {
        var counterpart = Counterpart.of(invocation);
        invocation
                .console()
                .note("Allocated code: " + code + "\n" + counterpart.heading() + "\n   " + counterpart.program()
                        + " send --code " + code + " <filename>");
        invocation.events().mention("code", "code", code);
    }
}
