package wormhole.cli.command;

import java.net.URI;
import java.util.Optional;
import wormhole.api.Wormhole;
import wormhole.api.WormholeUri;
import wormhole.api.error.CodeFormatException;
import wormhole.api.error.WormholeException;
import wormhole.cli.code.CodeLine;
import wormhole.cli.code.CodePrompt;
import wormhole.cli.exchange.Conversation;
import wormhole.cli.exchange.TextReceiver;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;

/** {@code wormhole receive}. */
final class ReceiveCommand implements Command {
    @Override
    public void run(Invocation invocation) throws UsageException, Failure, WormholeException, InterruptedException {
        var code = code(invocation);
        var words = Values.codeLength(invocation.line());
        new Meeting(invocation, code.flatMap(Given::mailbox)).hold(false, (wormhole, conversation) -> {
            agree(invocation, code, words, wormhole, conversation);
            new TextReceiver(invocation.console(), conversation).receive(invocation.has(Options.VERIFY));
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

    private static Optional<Given> code(Invocation invocation) throws UsageException {
        var operands = invocation.line().operands();
        if (operands.size() > 1) {
            throw new UsageException("pass either no code or just one code; you passed " + operands.size()
                    + " (the parts of a code are separated by hyphens)");
        }
        var given = !operands.isEmpty() || invocation.has(Options.ZERO);
        if (given && invocation.has(Options.ALLOCATE)) {
            throw new UsageException("cannot specify a code when using --allocate");
        }
        if (invocation.has(Options.CODE_LENGTH) && !invocation.has(Options.ALLOCATE)) {
            throw new UsageException("must use --allocate with --code-length");
        }
        if (invocation.has(Options.ZERO)) {
            if (!operands.isEmpty()) {
                throw new UsageException("-0 and a code exclude each other");
            }
            return Optional.of(new Given(CodeLine.ZERO, Optional.empty()));
        }
        return given ? Optional.of(Given.of(operands.get(0))) : Optional.empty();
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
        invocation
                .console()
                .note("Allocated code: " + code + "\nOn the other computer, please run:\n   wormhole send --code "
                        + code + " --text <message>");
    }
}
