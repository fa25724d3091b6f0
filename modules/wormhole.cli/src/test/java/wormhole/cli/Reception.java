package wormhole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import wormhole.cli.failure.ExitStatus;
import wormhole.mailbox.server.MailboxServer;
import wormhole.mailbox.server.MailboxServerOptions;
import wormhole.spi.stream.HostPort;

/** {@code wormhole receive} as people start it, in the middle of a tree of theirs, with a hostile sender on the other side. */
final class Reception implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    /** What people write behind {@code -o}. The working directory is the inbox of the tree. */
    enum Form {
        NOTHING {
            @Override
            Optional<String> place(String name, boolean directory) {
                return Optional.of(name);
            }
        },
        DIRECTORY("-o", "into") {
            @Override
            Optional<String> place(String name, boolean directory) {
                return Optional.of("into/" + name);
            }
        },
        NAME_IN_DIRECTORY("-o", "into/chosen") {
            @Override
            Optional<String> place(String name, boolean directory) {
                return Optional.of("into/chosen");
            }
        },
        EXISTING_FILE("-o", "mine.txt") {
            @Override
            Optional<String> place(String name, boolean directory) {
                return Optional.of("mine.txt").filter(there -> !directory);
            }
        },
        PATH_THAT_IS_NOT("-o", "nowhere/chosen") {
            @Override
            Optional<String> place(String name, boolean directory) {
                return Optional.empty();
            }
        };

        private final List<String> arguments;

        Form(String... arguments) {
            this.arguments = List.of(arguments);
        }

        /** Where something of this name goes, in the inbox; nowhere if it is refused. */
        abstract Optional<String> place(String name, boolean directory);

        /** Whether the name that the sender gives it decides where it goes. */
        boolean isNamedBySender() {
            return this == NOTHING || this == DIRECTORY;
        }
    }

    /** How it went. */
    record Result(int status, String said, String printed, String answer) {
        @Override
        public String toString() {
            return status + ", answered " + answer + ", said:\n" + said;
        }
    }

    private final MailboxServer server;
    private final HostileSender sender;
    private final ReceiverProcess receiver;
    final SentinelTree tree;
    private int codes = 1;

    Reception(Path scratch) throws IOException {
        tree = new SentinelTree(scratch.toRealPath().resolve("root"));
        tree.reset();
        server = MailboxServer.start(new MailboxServerOptions().bind(new HostPort("127.0.0.1", 0)));
        sender = new HostileSender(server.uri());
        receiver = ReceiverProcess.start(tree.inbox());
    }

    /** One transfer in the tree as it is. */
    Result receive(Form form, String offer, HostileSender.Data data) throws Exception {
        return receive(form.arguments, true, data, "{\"offer\": " + offer + "}");
    }

    Result receive(List<String> more, boolean reachable, HostileSender.Data data, String... messages) throws Exception {
        var code = codes++ + "-look-behind";
        var arguments = new ArrayList<>(List.of(
                "receive",
                "--force-direct",
                "--accept-file",
                "--hide-progress",
                "--relay-url",
                server.uri().toString()));
        arguments.addAll(more);
        arguments.add(code);
        var running = receiver.run("", arguments);
        var answer = sender.say(code, reachable, data, messages);
        var result = running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertHarmless(result.said());
        return new Result(result.status(), result.said(), result.printed(), answer);
    }

    // For a terminal, whatever the sender has written.
    private static void assertHarmless(String said) {
        assertTrue(
                said.chars()
                        .noneMatch(c -> c != '\n' && Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.SURROGATE),
                said);
        assertTrue(!said.contains("should not have happened") && said.length() < 20_000, said);
    }

    /** It is refused, and nothing is other than it was. */
    void assertRefused(Form form, String offer, HostileSender.Data data) throws Exception {
        var result = receive(form, offer, data);
        assertEquals(ExitStatus.FAILED, result.status(), form + " " + result);
        tree.assertUntouched(form + " " + result);
    }

    /** A good file with a name like this is either stored as this, or refused; the rest of the tree is as it was. */
    void assertStoredAs(Form form, String offered, Optional<String> name) throws Exception {
        tree.reset();
        var file = "{\"file\": {\"filename\": " + HostileSender.quoted(offered) + ", \"filesize\": 7}}";
        var content = HostileSender.bytes("content".getBytes(StandardCharsets.UTF_8));
        var place = place(form, name, false);
        if (place.isEmpty()) {
            assertRefused(form, file, content);
        } else {
            var result = receive(form, file, content);
            assertEquals(ExitStatus.OK, result.status(), form + " " + result);
            tree.assertOnlyFile(place.get(), "content", form + " " + result);
        }
    }

    /** As {@link #assertStoredAs}, of a directory. */
    void assertUnpackedAs(Form form, String offered, Optional<String> name) throws Exception {
        tree.reset();
        var archive = Archive.of("f", "content");
        var directory = archive.offer(offered, "zipfile/deflated");
        var place = place(form, name, true);
        if (place.isEmpty()) {
            assertRefused(form, directory, archive.data());
        } else {
            var result = receive(form, directory, archive.data());
            assertEquals(ExitStatus.OK, result.status(), form + " " + result);
            tree.assertOnlyDirectory(place.get(), Map.of("f", "content"), form + " " + result);
        }
    }

    private static Optional<String> place(Form form, Optional<String> name, boolean directory) {
        return form.isNamedBySender() ? name.flatMap(safe -> form.place(safe, directory)) : form.place("", directory);
    }

    @Override
    public void close() {
        receiver.close();
        sender.close();
        server.close();
    }
}
