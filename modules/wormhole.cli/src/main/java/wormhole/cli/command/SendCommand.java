package wormhole.cli.command;

import java.util.Locale;
import java.util.Optional;
import wormhole.api.Limits;
import wormhole.api.Wormhole;
import wormhole.api.error.WormholeException;
import wormhole.cli.code.CodeLine;
import wormhole.cli.exchange.Conversation;
import wormhole.cli.exchange.PeerMessage;
import wormhole.cli.exchange.TextSender;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console.Stream;

/** {@code wormhole send}. */
final class SendCommand implements Command {
    @Override
    public void run(Invocation invocation) throws UsageException, Failure, WormholeException, InterruptedException {
        var request = Request.of(invocation);
        var meeting = new Meeting(invocation);
        var text = text(invocation);
        invocation.console().note("Sending text message (" + size(text.codePointCount(0, text.length())) + ")");
        meeting.hold(true, (wormhole, conversation) -> {
            announce(invocation, request, code(request, wormhole, conversation));
            new TextSender(invocation.console(), conversation).send(text, request.verify);
        });
    }

    private record Request(Optional<CodeLine> code, int words, boolean zero, boolean verify) {
        static Request of(Invocation invocation) throws UsageException {
            var line = invocation.line();
            if (!line.operands().isEmpty()) {
                throw new UsageException(
                        "sending files and directories comes with a later version; use --text MESSAGE or --text -");
            }
            if (line.value(Options.TEXT).isEmpty()) {
                throw new UsageException("nothing to send; use --text MESSAGE, or --text - to read standard input"
                        + " (files come with a later version)");
            }
            var typed = line.value(Options.CODE);
            if (typed.isPresent() && invocation.has(Options.ZERO)) {
                throw new UsageException("-0 and --code exclude each other");
            }
            if (invocation.has(Options.VERIFY)
                    && line.value(Options.TEXT).get().equals("-")
                    && !invocation.console().isTerminal(Stream.IN)) {
                throw new UsageException("--verify asks on standard input, which --text - reads to its end; use"
                        + " --text MESSAGE, or type the text at a terminal");
            }
            return new Request(
                    typed.isPresent() ? Optional.of(CodeLine.of(typed.get())) : Optional.empty(),
                    Values.codeLength(line),
                    invocation.has(Options.ZERO),
                    invocation.has(Options.VERIFY));
        }
    }

    private static String text(Invocation invocation) throws UsageException {
        var given = invocation.line().value(Options.TEXT).orElseThrow();
        var limit = Limits.DEFAULT.maxMessageBytes();
        if (given.equals("-")) {
            invocation.console().note("Reading text message from stdin..");
            given = invocation.console().readAll(limit);
        }
        if (given.isEmpty()) {
            throw new UsageException("the text to send is empty");
        }
        var bytes = PeerMessage.offerOf(given).length;
        if (bytes > limit) {
            throw new UsageException(
                    "the text is too long: its message has " + bytes + " bytes, the limit is " + limit);
        }
        return given;
    }

    private static String code(Request request, Wormhole wormhole, Conversation conversation)
            throws WormholeException, InterruptedException {
        if (request.zero) {
            wormhole.setCode(CodeLine.ZERO);
        } else if (request.code.isPresent()) {
            wormhole.setCode(request.code.get().whole());
        } else {
            wormhole.allocateCode(request.words);
        }
        return conversation.code();
    }

    private static void announce(Invocation invocation, Request request, String code) {
        var console = invocation.console();
        var command = "wormhole receive" + (request.verify ? " --verify" : "") + (request.zero ? " -0" : " " + code);
        if (!request.zero) {
            console.note("Wormhole code is: " + code);
        }
        console.note("On the other computer, please run:\n\n" + command + "\n");
    }

    /** As the reference writes it, with decimal prefixes. */
    static String size(long count) {
        if (count < 1000) {
            return count + (count == 1 ? " Byte" : " Bytes");
        }
        return count < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", count / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", count / 1e6);
    }
}
