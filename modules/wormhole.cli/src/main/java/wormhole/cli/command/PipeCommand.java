package wormhole.cli.command;

import java.util.Optional;
import wormhole.api.Wormhole;
import wormhole.api.error.WormholeException;
import wormhole.cli.code.CodeLine;
import wormhole.cli.exchange.Conversation;
import wormhole.cli.exchange.PipeSide;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console.Stream;

/** {@code wormhole pipe}. Both sides are alike; whoever is given no code allocates one. */
final class PipeCommand implements Command {
    @Override
    public void run(Invocation invocation) throws UsageException, Failure, WormholeException, InterruptedException {
        var code = code(invocation);
        var words = Values.codeLength(invocation.line());
        var request = request(invocation, code.isPresent());
        new Meeting(invocation).hold(code.isEmpty(), (wormhole, conversation) -> {
            agree(invocation, code, words, wormhole, conversation);
            new PipeSide(invocation.console(), conversation).run(request);
        });
    }

    private static Optional<String> code(Invocation invocation) throws UsageException {
        var typed = Values.code(invocation.line());
        var zero = invocation.has(Options.ZERO);
        if (typed.isPresent() && zero) {
            throw new UsageException("-0 and a code exclude each other");
        }
        var code = zero ? Optional.of(CodeLine.ZERO) : typed;
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (invocation.has(Options.CODE_LENGTH)) {
            throw new UsageException("--code-length is for a code that is allocated; you passed one");
        }
        if (invocation.has(Options.LOCAL)) {
            throw new UsageException("--local is for the side that allocates the code: use what it prints");
        }
        return Optional.of(CodeLine.of(code.get()).whole());
    }

    private static PipeSide.Request request(Invocation invocation, boolean given) throws UsageException {
        var verify = invocation.has(Options.VERIFY);
        if (verify && !invocation.console().isTerminal(Stream.IN)) {
            throw new UsageException(
                    "--verify asks on standard input, which goes through the pipe; it needs a terminal");
        }
        return new PipeSide.Request(
                TransitChoice.of(invocation.line()),
                verify,
                given ? "Waiting for the other side..." : "",
                Values.timeout(invocation.line()));
    }

    private static void agree(
            Invocation invocation, Optional<String> code, int words, Wormhole wormhole, Conversation conversation)
            throws WormholeException, InterruptedException {
        if (code.isPresent()) {
            wormhole.setCode(code.get());
            conversation.code();
            return;
        }
        wormhole.allocateCode(words);
        var allocated = conversation.code();
        invocation
                .console()
                .note("Wormhole code is: " + allocated + "\n"
                        + Counterpart.of(invocation).heading() + "\n\n"
                        + Counterpart.of(invocation).program() + " pipe"
                        + (invocation.has(Options.VERIFY) ? " --verify " : " ")
                        + allocated + "\n");
    }
}
