package wormhole.cli.command;

import java.util.List;
import wormhole.cli.completion.BashScript;
import wormhole.cli.completion.FishScript;
import wormhole.cli.completion.Program;
import wormhole.cli.completion.ZshScript;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;

/** {@code wormhole completion}: prints a script for a shell. */
final class CompletionCommand implements Command {
    private final Program program;

    CompletionCommand(Program program) {
        this.program = program;
    }

    @Override
    public void run(Invocation invocation) throws UsageException, Failure {
        invocation.console().print(script(invocation.line().operands()));
    }

    private String script(List<String> shells) throws UsageException {
        return switch (String.join(" ", shells)) {
            case "bash" -> BashScript.of(program);
            case "zsh" -> ZshScript.of(program);
            case "fish" -> FishScript.of(program);
            default -> throw new UsageException("name a shell: bash, zsh or fish");
        };
    }
}
