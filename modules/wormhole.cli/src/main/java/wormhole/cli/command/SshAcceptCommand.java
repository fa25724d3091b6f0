package wormhole.cli.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import wormhole.api.Wormhole;
import wormhole.api.error.WormholeException;
import wormhole.cli.code.CodeLine;
import wormhole.cli.code.CodePrompt;
import wormhole.cli.exchange.AcceptingSide;
import wormhole.cli.exchange.Conversation;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.ssh.HomeDirectory;
import wormhole.cli.ssh.KeyFiles;
import wormhole.cli.ssh.KeyFiles.Found;
import wormhole.cli.terminal.Confirmation;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Escaping;
import wormhole.filetransfer.ssh.KeyExchange;

/** {@code wormhole ssh accept}. */
final class SshAcceptCommand implements Command {
    @Override
    public void run(Invocation invocation) throws UsageException, Failure, WormholeException, InterruptedException {
        var console = invocation.console();
        var code = code(invocation);
        var timeout = Values.timeout(invocation.line());
        var meeting = new Meeting(invocation, KeyExchange.APP_ID, Optional.empty());
        var key = chosen(console, keys(invocation));
        var name = Escaping.line(key.line().comment().orElse("unknown"), 300);
        console.print("Sending public key type='" + key.line().kind() + "' keyid='" + name + "'");
        console.note("Public key " + Escaping.line(key.key().description(), 1000));
        if (!invocation.has(Options.YES) && !Confirmation.ask(console, "Really send public key '" + name + "' ?")) {
            throw new Failure("the key was not sent", "");
        }
        meeting.hold(false, (wormhole, conversation) -> {
            agree(console, code, wormhole, conversation);
            new AcceptingSide(console, conversation).send(key.line(), timeout);
        });
    }

    private static Optional<CodeLine> code(Invocation invocation) throws UsageException {
        var code = Values.code(invocation.line());
        return code.isEmpty() ? Optional.empty() : Optional.of(CodeLine.of(code.get()));
    }

    private static void agree(Console console, Optional<CodeLine> code, Wormhole wormhole, Conversation conversation)
            throws UsageException, WormholeException, InterruptedException {
        if (code.isPresent()) {
            wormhole.setCode(code.get().whole());
        } else {
            new CodePrompt(console, wormhole.inputCode()).ask();
        }
        conversation.code();
    }

    private static KeyFiles keys(Invocation invocation) throws UsageException, Failure {
        var home = HomeDirectory.own(invocation.console().environment());
        try {
            var place = invocation.line().value(Options.KEY_FILE).map(Path::of);
            return KeyFiles.at(place.orElse(home.resolve(".ssh")));
        } catch (InvalidPathException e) {
            throw new UsageException("--key-file is not the path of a file or directory");
        }
    }

    private static Found chosen(Console console, KeyFiles keys) throws UsageException {
        keys.left().forEach(line -> console.note("Note: " + line));
        if (keys.found().size() == 1) {
            return keys.found().get(0);
        }
        var question = new StringBuilder("Multiple public-keys found:\n");
        for (var i = 0; i < keys.found().size(); i++) {
            question.append("  ")
                    .append(i)
                    .append(": ")
                    .append(keys.found().get(i).name())
                    .append('\n');
        }
        return chosen(console, keys, question.append("Send which one?: ").toString());
    }

    private static Found chosen(Console console, KeyFiles keys, String question) throws UsageException {
        while (true) {
            var answer = console.ask(question)
                    .orElseThrow(() -> new UsageException("there are several keys; name the file with --key-file"));
            var number =
                    Values.number(answer.strip()).filter(i -> i < keys.found().size());
            if (number.isPresent()) {
                return keys.found().get(number.get());
            }
        }
    }
}
