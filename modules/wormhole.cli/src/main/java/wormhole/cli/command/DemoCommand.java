package wormhole.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Palette;
import wormhole.cli.terminal.Quantity;

/**
 * {@code wormhole demo}: a mailbox server in this process, a sender and a receiver in two others, all on this machine: for
 * a text, then for a file, then for a directory. The code goes from one to the other as people pass it on: read from the
 * one, typed into the other.
 */
final class DemoCommand implements Command {
    private static final String TEXT = "Hello from the other end of the wormhole!";
    private static final Pattern CODE = Pattern.compile("Wormhole code is: (\\S+)\n");
    private static final Pattern VERIFIER = Pattern.compile("Verifier ([0-9a-f]{64})\\.");
    private static final Pattern SENT = Pattern.compile("text message sent");
    private static final Pattern WAY = Pattern.compile("Receiving \\((\\S+)\\)\\.\\.");
    /** Amount and seconds; the comma says that the seconds are all there, as what is read comes in pieces. */
    static final Pattern DONE = Pattern.compile("\"event\": \"done\", \"bytes\": (\\d+), \"seconds\": ([0-9.E-]+),");

    private static final Pattern LINE = Pattern.compile("(.*)\n");

    @Override
    public void run(Invocation invocation) throws UsageException, Failure, InterruptedException {
        invocation.refuseOperands();
        try (var server = LocalServer.start(LocalServer.Request.ANY_PORT)) {
            var show = new Show(invocation.console());
            show.play(server.url());
            show.transfer(server.url());
        }
    }

    private static final class Show {
        private final Console console;
        private final Palette palette;
        private final long started = System.nanoTime();

        Show(Console console) {
            this.console = console;
            this.palette = Palette.of(console);
        }

        void play(String url) throws Failure, InterruptedException {
            console.print(palette.bold("Magic Wormhole: two programs, one code") + "\n");
            row("mailbox server", url, "in this process");
            try (var sender = Child.start("sender", "send", "--relay-url", url, "--verify", "--text", TEXT);
                    var receiver = Child.start("receiver", "receive", "--relay-url", url, "--verify")) {
                row("sender", "wormhole send --verify --text …", "process " + sender.pid());
                row("receiver", "wormhole receive --verify", "process " + receiver.pid());
                play(sender, receiver);
            }
        }

        private void play(Child sender, Child receiver) throws Failure, InterruptedException {
            var code = sender.says(CODE).group(1);
            console.print("");
            row("code", palette.code(code), "given by the sender");
            receiver.type(code);
            compare(sender.says(VERIFIER).group(1), receiver.says(VERIFIER).group(1));
            sender.type("yes");
            var text = receiver.prints(LINE).group(1);
            var seconds = (System.nanoTime() - started) / 1e9;
            sender.says(SENT);
            row("text", palette.good(text), "printed by the receiver");
            row("acknowledged", "text message sent", "says the sender");
            sender.ends();
            receiver.ends();
            console.print(String.format(
                    Locale.ROOT,
                    "%n%s",
                    palette.bold(String.format(
                            Locale.ROOT, "%.2f s from the start of both programs to the text.", seconds))));
        }

        void transfer(String url) throws Failure, InterruptedException {
            console.print("");
            try (var samples = DemoSamples.make()) {
                transfer(url, "file", samples.file(), samples);
                transfer(url, "directory", samples.directory(), samples);
            }
        }

        private void transfer(String url, String what, Path sent, DemoSamples samples)
                throws Failure, InterruptedException {
            try (var sender = Child.start("sender", arguments(url, "send", sent.toString()));
                    var receiver = Child.start(
                            "receiver",
                            arguments(
                                    url,
                                    "receive",
                                    "--accept-file",
                                    "-o",
                                    samples.received().toString()))) {
                receiver.type(sender.says(CODE).group(1));
                var path = receiver.says(WAY).group(1);
                var done = receiver.prints(DONE);
                sender.ends();
                receiver.ends();
                samples.compare(sent);
                var bytes = Long.parseLong(done.group(1));
                var rate = Quantity.bytes((long) (bytes / Math.max(1e-9, Double.parseDouble(done.group(2)))));
                row(what, palette.good(Quantity.bytes(bytes) + " at " + rate + "/s, equal"), "directly, " + path);
            }
        }

        private static String[] arguments(String url, String command, String... more) {
            var all = new ArrayList<>(List.of(command, "--json", "--force-direct", "--relay-url", url));
            all.addAll(List.of(more));
            return all.toArray(String[]::new);
        }

        private void compare(String sender, String receiver) throws Failure {
            row("verifier", sender, "says the sender");
            row("", receiver, "says the receiver");
            if (!sender.equals(receiver)) {
                throw new Failure("the verifiers differ", "Please report it.");
            }
            row("", palette.good("equal"), "nobody is in between");
        }

        private void row(String label, String value, String remark) throws Failure {
            console.print(
                    "  " + label + " ".repeat(16 - label.length()) + value + "  " + palette.dim("(" + remark + ")"));
        }
    }
}
