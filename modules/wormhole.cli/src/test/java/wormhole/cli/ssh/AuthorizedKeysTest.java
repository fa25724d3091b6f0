package wormhole.cli.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wormhole.cli.failure.Failure;
import wormhole.filetransfer.ssh.PublicKey;
import wormhole.filetransfer.ssh.PublicKeyLine;

class AuthorizedKeysTest {
    private static final String DATA = "AAAAC3NzaC1lZDI1NTE5AAAAIIcsQO4+wR3On0U0QjbtnjZZs2imEpVouWDBm9XHyIuc";
    private static final String LINE = "ssh-ed25519 " + DATA + " someone@example.org";

    @TempDir
    Path scratch;

    private Path home;
    private Path directory;
    private Path file;
    private AuthorizedKeys keys;

    @BeforeEach
    void home() throws Exception {
        home = Files.createDirectory(scratch.resolve("home"));
        directory = home.resolve(".ssh");
        file = directory.resolve("authorized_keys");
        keys = new AuthorizedKeys(home);
    }

    private static PublicKey key(String line) throws Exception {
        return PublicKeyLine.of(line).key();
    }

    private void there(String content, String mode) throws Exception {
        if (!Files.exists(directory)) {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void whatIsNotThereIsMadeForTheOwnerAlone() throws Exception {
        assertEquals(
                List.of(
                        "Note: '" + file + "' not found; will be created",
                        "      '" + directory + "' doesn't exist either"),
                keys.check());
        assertFalse(Files.exists(directory));
        assertTrue(keys.add(key(LINE)));
        assertEquals(LINE + "\n", Files.readString(file));
        assertEquals("rwx------", mode(directory));
        assertEquals("rw-------", mode(file));
        assertEquals(List.of(), keys.check());
    }

    @Test
    void whatIsThereStaysAndGetsItsMissingLineBreak() throws Exception {
        there("# mine\nssh-rsa AAAA x", "rw-r--r--");
        assertTrue(keys.add(key(LINE)));
        assertEquals("# mine\nssh-rsa AAAA x\n" + LINE + "\n", Files.readString(file));
        assertEquals("rw-r--r--", mode(file));
    }

    @Test
    void aKeyIsAddedOnce() throws Exception {
        for (var before : List.of(
                LINE + "\n",
                "ssh-ed25519 " + DATA + "\n",
                "command=\"ls -l\",no-pty ssh-ed25519\t" + DATA + " another name")) {
            there(before, "rw-------");
            assertFalse(keys.add(key(LINE)));
            assertEquals(before, Files.readString(file));
        }
        there("#" + LINE + "\n", "rw-------");
        assertTrue(keys.add(key(LINE)));
    }

    @Test
    void blanksInTheKeyBecomeSingleOnes() throws Exception {
        keys.add(key(" ssh-ed25519 \t " + DATA + "  a  b \n"));
        assertEquals("ssh-ed25519 " + DATA + " a  b\n", Files.readString(file));
    }

    @Test
    void aLinkInPlaceOfTheFileIsNotFollowed() throws Exception {
        var elsewhere = Files.writeString(scratch.resolve("elsewhere"), "untouched");
        Files.createDirectory(directory);
        Files.createSymbolicLink(file, elsewhere);
        refuses("symbolic link");
        assertEquals("untouched", Files.readString(elsewhere));
        Files.delete(file);
        Files.createSymbolicLink(file, scratch.resolve("not-there-yet"));
        refuses("symbolic link");
        assertFalse(Files.exists(scratch.resolve("not-there-yet")));
    }

    @Test
    void aLinkInPlaceOfTheDirectoryIsNotFollowed() throws Exception {
        var elsewhere = Files.createDirectory(scratch.resolve("elsewhere"));
        Files.createSymbolicLink(directory, elsewhere);
        refuses("symbolic link");
        assertEquals(0, elsewhere.toFile().list().length);
    }

    @Test
    void whatIsNoFileIsLeftAlone() throws Exception {
        Files.createDirectories(file);
        refuses("not what it should be");
    }

    @Test
    void whatOthersMayWriteToIsLeftAlone() throws Exception {
        there("", "rw-rw----");
        refuses("by others");
        there("", "rw-----w-");
        refuses("by others");
        there("", "rw-------");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwx---"));
        refuses("by others");
        assertEquals("", Files.readString(file));
    }

    @Test
    void aHomeThatIsNotThereIsSaidSo() throws Exception {
        var nowhere = new AuthorizedKeys(scratch.resolve("nowhere"));
        assertThrows(Failure.class, nowhere::check);
        assertThrows(Failure.class, () -> nowhere.add(key(LINE)));
    }

    @Test
    void severalAtOnceAllArriveWhole() throws Exception {
        var adding = new ArrayList<CompletableFuture<Void>>();
        var lines = new ArrayList<String>();
        for (var i = 0; i < 20; i++) {
            var line = "ssh-ed25519 " + DATA.substring(0, DATA.length() - 2) + (char) ('A' + i) + "c nr" + i;
            lines.add(line);
            adding.add(CompletableFuture.runAsync(() -> addPatiently(line)));
        }
        for (var each : adding) {
            each.get(60, TimeUnit.SECONDS);
        }
        var found = new ArrayList<>(Files.readAllLines(file));
        found.sort(null);
        lines.sort(null);
        assertEquals(lines, found);
    }

    // Within one virtual machine a lock that is taken is an exception; between processes it is waited for.
    private void addPatiently(String line) {
        while (true) {
            try {
                keys.add(key(line));
                return;
            } catch (OverlappingFileLockException e) {
                Thread.onSpinWait();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void refuses(String why) throws Exception {
        var checked = assertThrows(Failure.class, () -> keys.check());
        assertTrue(checked.getMessage().contains(why), checked.getMessage());
        var added = assertThrows(Failure.class, () -> keys.add(key(LINE)));
        assertTrue(added.getMessage().contains(why), added.getMessage());
    }
}
