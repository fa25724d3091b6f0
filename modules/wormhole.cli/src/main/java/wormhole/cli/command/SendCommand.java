package wormhole.cli.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import wormhole.api.Limits;
import wormhole.api.Wormhole;
import wormhole.api.error.WormholeException;
import wormhole.cli.code.CodeLine;
import wormhole.cli.code.CodeLink;
import wormhole.cli.exchange.Conversation;
import wormhole.cli.exchange.SendingSide;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Console.Stream;
import wormhole.cli.terminal.Escaping;
import wormhole.cli.terminal.Palette;
import wormhole.cli.terminal.QrPicture;
import wormhole.cli.terminal.QrPicture.Ground;
import wormhole.cli.terminal.Quantity;
import wormhole.filetransfer.Outgoing;
import wormhole.filetransfer.SendOptions;
import wormhole.filetransfer.offer.Offer;

/** {@code wormhole send}. */
final class SendCommand implements Command {
    /** A picture of a longer one is higher than most terminals. */
    private static final int LONGEST_LINK = 300;

    @Override
    public void run(Invocation invocation) throws UsageException, Failure, WormholeException, InterruptedException {
        var request = Request.of(invocation);
        var meeting = new Meeting(invocation);
        var outgoing = outgoing(invocation, request.side.options());
        describe(invocation.console(), outgoing);
        meeting.hold(true, (wormhole, conversation) -> {
            announce(invocation, request, meeting, code(request, wormhole, conversation));
            new SendingSide(invocation.console(), invocation.events(), conversation, invocation.timing())
                    .send(outgoing, request.side);
        });
    }

    private record Request(Optional<CodeLine> code, int words, boolean zero, SendingSide.Request side) {
        static Request of(Invocation invocation) throws UsageException {
            var line = invocation.line();
            checkContent(invocation);
            var typed = line.value(Options.CODE);
            var elsewhere = Values.codeElsewhere(line);
            if (typed.isPresent() && elsewhere.isPresent()) {
                throw new UsageException("--code excludes --code-file and --code-fd");
            }
            var code = typed.isPresent() ? typed : elsewhere;
            if (code.isPresent() && invocation.has(Options.ZERO)) {
                throw new UsageException("-0 and --code exclude each other");
            }
            return new Request(
                    code.isPresent() ? Optional.of(CodeLine.of(code.get())) : Optional.empty(),
                    Values.codeLength(line),
                    invocation.has(Options.ZERO),
                    side(invocation));
        }

        private static SendingSide.Request side(Invocation invocation) throws UsageException {
            var options = SendOptions.DEFAULT
                    .withTransit(TransitChoice.of(invocation.line()))
                    .withIgnoreUnsendable(invocation.has(Options.IGNORE_UNSENDABLE))
                    .withPatience(Values.patience(invocation.line()));
            return new SendingSide.Request(
                    options,
                    invocation.has(Options.VERIFY),
                    invocation.has(Options.HIDE_PROGRESS),
                    Values.timeout(invocation.line()));
        }

        private static void checkContent(Invocation invocation) throws UsageException {
            var text = invocation.line().value(Options.TEXT);
            if (text.isPresent() != invocation.line().operands().isEmpty()) {
                throw new UsageException(
                        text.isPresent()
                                ? "--text and files exclude each other"
                                : "nothing to send; name files or directories, or use --text MESSAGE,"
                                        + " or --text - to read standard input");
            }
            if (invocation.line().operands().contains("")) {
                throw new UsageException("what is to be sent has an empty name; '.' is the working directory");
            }
            if (invocation.has(Options.VERIFY)
                    && text.equals(Optional.of("-"))
                    && !invocation.console().isTerminal(Stream.IN)) {
                throw new UsageException("--verify asks on standard input, which --text - reads to its end; use"
                        + " --text MESSAGE, or type the text at a terminal");
            }
        }
    }

    private static Outgoing outgoing(Invocation invocation, SendOptions options)
            throws UsageException, WormholeException {
        var line = invocation.line();
        if (line.value(Options.TEXT).isPresent()) {
            return text(invocation, line.value(Options.TEXT).get());
        }
        try {
            var paths = line.operands().stream().map(Path::of).toList();
            if (paths.size() > 1 || Files.isDirectory(paths.get(0))) {
                invocation.console().note("Building zipfile..");
            }
            return Outgoing.paths(paths, options);
        } catch (InvalidPathException e) {
            throw new UsageException("what is named cannot be the path of a file");
        }
    }

    private static Outgoing text(Invocation invocation, String given) throws UsageException {
        var limit = Limits.DEFAULT.maxMessageBytes();
        var text = given;
        if (given.equals("-")) {
            invocation.console().note("Reading text message from stdin..");
            text = invocation.console().readAll(limit);
        }
        if (text.isEmpty()) {
            throw new UsageException("the text to send is empty");
        }
        var outgoing = Outgoing.text(text);
        if (outgoing.messageBytes() > limit) {
            throw new UsageException("the text is too long: its message has " + outgoing.messageBytes()
                    + " bytes, the limit is " + limit);
        }
        return outgoing;
    }

    private static void describe(Console console, Outgoing outgoing) {
        outgoing.skipped().forEach(line -> console.note(Escaping.path(line) + " (ignoring error)"));
        if (outgoing.offer() instanceof Offer.Text text) {
            var characters = text.text().codePointCount(0, text.text().length());
            console.note("Sending text message (" + Quantity.bytes(characters) + ")");
            return;
        }
        var stored = (Offer.Stored) outgoing.offer();
        var size = Quantity.bytes(stored.bytesOnWire());
        var kind = stored instanceof Offer.Directory ? "directory (" + size + " compressed)" : size + " file";
        console.note("Sending " + kind + " named '" + Escaping.line(stored.name(), 300) + "'");
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

    private static void announce(Invocation invocation, Request request, Meeting meeting, String code) throws Failure {
        var console = invocation.console();
        var counterpart = Counterpart.of(invocation);
        var command = counterpart.program() + " receive" + (request.side.verify() ? " --verify" : "")
                + (request.zero ? " -0" : " " + code);
        if (!request.zero) {
            console.note("Wormhole code is: " + code);
            picture(invocation, meeting, code);
        }
        console.note(counterpart.heading() + "\n\n" + command + "\n");
        invocation.events().tell("code", "code", code);
    }

    private static void picture(Invocation invocation, Meeting meeting, String code) {
        var console = invocation.console();
        var terminal = console.isTerminal(Stream.ERR);
        if (invocation.has(Options.NO_QR) || !(terminal || invocation.has(Options.QR))) {
            return;
        }
        var link = CodeLink.of(code, meeting.mailboxOfLink());
        if (link.length() <= LONGEST_LINK) {
            console.note(QrPicture.of(link, terminal ? groundOfTerminal(invocation) : plainGround(console)));
        }
    }

    // NO_COLOR is about what nobody has asked for; whoever says --qr wants one that scans.
    private static Ground groundOfTerminal(Invocation invocation) {
        var environment = invocation.console().environment();
        var coloured = invocation.has(Options.QR) ? Palette.isPossible(environment) : Palette.isWanted(environment);
        return coloured ? Ground.OWN : plainGround(invocation.console());
    }

    private static Ground plainGround(Console console) {
        return Palette.isLight(console.environment()) ? Ground.LIGHT : Ground.DARK;
    }
}
