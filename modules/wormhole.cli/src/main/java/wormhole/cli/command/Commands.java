package wormhole.cli.command;

import java.util.List;
import wormhole.api.error.WormholeException;
import wormhole.cli.args.ArgumentParser;
import wormhole.cli.args.CommandSpec;
import wormhole.cli.args.HelpText;
import wormhole.cli.args.ManualPage;
import wormhole.cli.completion.Program;
import wormhole.cli.config.Configuration;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;

/** The commands there are. */
public final class Commands {
    private static final List<CommandSpec> ALL = List.of(
            new CommandSpec(
                    "send", List.of("tx"), "[FILE|DIR]...", Options.SEND, "Send a text message, files, or directories"),
            new CommandSpec(
                    "receive",
                    List.of("rx", "recv", "recieve"),
                    "[CODE]",
                    Options.RECEIVE,
                    "Receive a text message, file, or directory (from 'wormhole send')"),
            new CommandSpec("ssh", List.of(), "COMMAND", List.of(), "Facilitate sending/receiving SSH public keys"),
            new CommandSpec(
                    "ssh invite",
                    List.of(),
                    "",
                    Options.SSH_INVITE,
                    "Add a public-key to a ~/.ssh/authorized_keys file"),
            new CommandSpec(
                    "ssh accept",
                    List.of(),
                    "[CODE]",
                    Options.SSH_ACCEPT,
                    "Send your SSH public-key, in response to a 'wormhole ssh invite'"),
            new CommandSpec(
                    "pipe",
                    List.of(),
                    "[CODE]",
                    Options.PIPE,
                    "Connect standard input and output with those of 'wormhole pipe CODE'"),
            new CommandSpec(
                    "serve",
                    List.of(),
                    "",
                    Options.SERVE,
                    "Run a mailbox server and a transit relay in the foreground"),
            new CommandSpec(
                    "demo",
                    List.of(),
                    "",
                    List.of(),
                    "Show programs exchange a text, a file and a directory on this machine"),
            new CommandSpec("providers", List.of(), "", List.of(), "Show which providers are used, and why"),
            new CommandSpec(
                    "doctor",
                    List.of(),
                    "",
                    Options.DOCTOR,
                    "Show what works from here: servers, ports, addresses, providers; with advice"),
            new CommandSpec(
                    "completion",
                    List.of(),
                    "bash|zsh|fish",
                    List.of(),
                    "Print what a shell needs to complete commands and options"),
            new CommandSpec("help", List.of(), "[COMMAND]", Options.OF_HELP, "Show this help, or that of a command"),
            new CommandSpec("rehearse", List.of(), "", List.of(), ""));

    private Commands() {}

    /**
     * The parser of the argument list.
     *
     * @return knows every command
     */
    public static ArgumentParser parser() {
        return new ArgumentParser(Options.GLOBAL, ALL);
    }

    /**
     * Whether where an error comes from is to be shown.
     *
     * @param arguments as the program got them, understood or not
     * @return whether {@code --debug} is there
     */
    public static boolean debug(List<String> arguments) {
        return arguments.contains(Options.DEBUG.name());
    }

    /**
     * Does what is asked for.
     *
     * @param invocation what is
     * @throws UsageException it cannot be done as asked
     * @throws Failure it did not work
     * @throws WormholeException the wormhole did not end well
     * @throws InterruptedException this thread was interrupted
     */
    public static void run(Invocation invocation)
            throws UsageException, Failure, WormholeException, InterruptedException {
        if (invocation.has(Options.VERSION)) {
            invocation.console().print("wormhole (Java) " + version());
        } else if (invocation.has(Options.HELP)) {
            invocation.console().print(help(invocation));
        } else if (invocation.line().command().isEmpty()) {
            throw UsageException.ofNoCommand(help(invocation));
        } else {
            var command = invocation.line().command().get();
            run(command(command.name()), readsSettings(command) ? configured(invocation) : invocation);
        }
    }

    private static void run(Command command, Invocation invocation)
            throws UsageException, Failure, WormholeException, InterruptedException {
        var timingFile = invocation.line().value(Options.DUMP_TIMING);
        var timed = timingFile.isPresent() ? new TimedCommand(command, timingFile.get()) : command;
        (invocation.has(Options.LOCAL) ? new LocalCommand(timed) : timed).run(invocation);
    }

    private static boolean readsSettings(CommandSpec command) {
        return !command.options().isEmpty() && !command.name().equals("help");
    }

    private static Invocation configured(Invocation invocation) throws UsageException {
        var line = invocation.line();
        if (line.has(Options.NO_CONFIG)) {
            return invocation;
        }
        var named = line.value(Options.CONFIG);
        var configuration = new Configuration(Options.SETTINGS, Options.RIVALS);
        return invocation.with(
                named.isPresent()
                        ? configuration.named(line, named.get())
                        : configuration.usual(line, invocation.console().environment()));
    }

    // Each class is loaded when it is needed: `--version` must not wait for what `send` needs.
    private static Command command(String name) {
        return switch (name) {
            case "send" -> new SendCommand();
            case "receive" -> new ReceiveCommand();
            case "pipe" -> new PipeCommand();
            case "ssh invite" -> new SshInviteCommand();
            case "ssh accept" -> new SshAcceptCommand();
            case "serve" -> new ServeCommand();
            case "demo" -> new DemoCommand();
            case "providers" -> new ProvidersCommand();
            case "doctor" -> new DoctorCommand();
            case "completion" -> new CompletionCommand(new Program(Options.GLOBAL, ALL));
            case "rehearse" -> new RehearseCommand();
            case "help" -> invocation -> invocation.console().print(helpOn(invocation));
            // A group of commands, alone.
            default ->
                invocation -> {
                    throw UsageException.ofNoCommand(help(invocation));
                };
        };
    }

    private static String help(Invocation invocation) {
        return invocation
                .line()
                .command()
                .map(command -> HelpText.ofCommand(command, Options.GLOBAL, ALL))
                .orElseGet(() -> HelpText.ofProgram(Options.GLOBAL, ALL));
    }

    private static String helpOn(Invocation invocation) throws UsageException {
        if (invocation.has(Options.MAN)) {
            invocation.refuseOperands();
            return ManualPage.of(version(), Options.GLOBAL, ALL);
        }
        var topics = invocation.line().operands();
        return topics.isEmpty()
                ? HelpText.ofProgram(Options.GLOBAL, ALL)
                : HelpText.ofCommand(parser().command(String.join(" ", topics)), Options.GLOBAL, ALL);
    }

    private static String version() {
        var descriptor = Commands.class.getModule().getDescriptor();
        return descriptor == null ? "unversioned" : descriptor.rawVersion().orElse("unversioned");
    }
}
