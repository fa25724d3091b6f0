package wormhole.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import wormhole.api.WormholeClient;
import wormhole.api.error.ProviderException;
import wormhole.api.error.TransferException;
import wormhole.api.error.WormholeException;
import wormhole.cli.command.Commands;
import wormhole.cli.command.Invocation;
import wormhole.cli.failure.ExitStatus;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.Interruption;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Escaping;

/**
 * The {@code wormhole} program. A command that does not end well writes one line to standard error: what happened, and what
 * to do about it. {@code --debug} adds where; no line and no trace holds a code, a key or a text.
 */
public final class Main {
    private final Console console;
    private final Supplier<WormholeClient> clients;
    private final List<String> arguments;

    Main(Console console, Supplier<WormholeClient> clients, List<String> arguments) {
        this.console = console;
        this.clients = clients;
        this.arguments = arguments;
    }

    /**
     * Starts.
     *
     * @param arguments see {@code wormhole help}
     */
    public static void main(String[] arguments) {
        var console = Console.ofProcess();
        var atSignal = Interruption.runs("wormhole-silence", console::fallSilent);
        var status = new Main(console, WormholeClient::create, List.of(arguments)).run();
        atSignal.lift();
        System.exit(status);
    }

    /** Does what the arguments say; returns the exit status. */
    int run() {
        try {
            var line = Commands.parser().parse(arguments, console.environment());
            Commands.run(new Invocation(line, console, clients));
            return ExitStatus.OK;
        } catch (UsageException e) {
            return end(ExitStatus.USAGE, e.shown(), e);
        } catch (Failure e) {
            return end(ExitStatus.FAILED, sentence(e.kind() + ": " + e.getMessage(), e.advice()), e);
        } catch (TransferException e) {
            return end(
                    ExitStatus.FAILED, sentence("TransferError: " + Escaping.line(e.getMessage(), 500), e.advice()), e);
        } catch (WormholeException e) {
            return end(ExitStatus.FAILED, sentence("ERROR: " + Escaping.line(e.getMessage(), 500), e.advice()), e);
        } catch (ProviderException e) {
            return end(ExitStatus.FAILED, "ERROR: " + Escaping.line(e.getMessage(), 500), e);
        } catch (InterruptedException e) {
            return end(ExitStatus.INTERRUPTED, "Interrupted.", e);
        } catch (RuntimeException | Error e) {
            return end(ExitStatus.FAILED, unexpected(e), e);
        }
    }

    private static String sentence(String message, String advice) {
        return advice.isEmpty() ? message : message + ". " + advice;
    }

    // Its message is left out: nobody has checked it for secrets.
    private static String unexpected(Throwable e) {
        return "ERROR: this should not have happened (" + e.getClass().getName()
                + "). Please report it, with what --debug shows.";
    }

    private int end(int status, String line, Throwable cause) {
        console.note(line);
        if (Commands.debug(arguments)) {
            trace(console.err(), cause);
        }
        return status;
    }

    /** Classes and lines, but no messages: those are for the line above, where they were looked at. */
    private static void trace(PrintStream err, Throwable cause) {
        for (var e = cause; e != null; e = e.getCause()) {
            err.println((e == cause ? "" : "caused by ") + e.getClass().getName());
            for (var frame : e.getStackTrace()) {
                err.println("    at " + frame);
            }
        }
    }
}
