package wormhole.cli.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;

class KeyFilesTest {
    private static final String LINE =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIcsQO4+wR3On0U0QjbtnjZZs2imEpVouWDBm9XHyIuc someone@example.org\n";
    private static final String PRIVATE = "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n";

    @TempDir
    Path scratch;

    @Test
    void theKeysOfADirectoryAreThoseCalledPub() throws Exception {
        Files.writeString(scratch.resolve("id_ed25519"), PRIVATE);
        Files.writeString(scratch.resolve("id_ed25519-cert.pub"), "ssh-ed25519-cert-v01@openssh.com AAAA");
        Files.writeString(scratch.resolve("known_hosts"), LINE);
        Files.writeString(scratch.resolve("b.pub"), LINE);
        Files.writeString(scratch.resolve("a.pub"), LINE);
        Files.writeString(scratch.resolve("odd.pub"), PRIVATE);
        Files.createDirectory(scratch.resolve("directory.pub"));
        var keys = KeyFiles.at(scratch);
        assertEquals(
                List.of("a.pub", "b.pub"),
                keys.found().stream().map(KeyFiles.Found::name).toList());
        assertEquals(List.of("'odd.pub' is left out: no public key: it is a private key"), keys.left());
        assertEquals(LINE, keys.found().get(0).line().text());
    }

    @Test
    void aFileThatIsNamedMustBeAPublicKey() throws Exception {
        var named = Files.writeString(scratch.resolve("any-name"), LINE);
        assertEquals(1, KeyFiles.at(named).found().size());
        for (var content : List.of(PRIVATE, "", "ssh-rsa AAAA", "\ufffd\n", LINE + LINE, "x".repeat(1 << 20))) {
            var file = Files.writeString(scratch.resolve("other"), content);
            var refused = assertThrows(Failure.class, () -> KeyFiles.at(file));
            assertFalse(refused.getMessage().contains("c2VjcmV0"));
        }
        var bytes = Files.write(scratch.resolve("latin"), new byte[] {'s', (byte) 0xe9});
        assertThrows(Failure.class, () -> KeyFiles.at(bytes));
    }

    @Test
    void noKeyIsAFailureThatSaysWhereItLooked() throws Exception {
        var nothing = assertThrows(Failure.class, () -> KeyFiles.at(scratch));
        assertEquals("No public keys in '" + scratch + "'", nothing.getMessage());
        var missing = assertThrows(Failure.class, () -> KeyFiles.at(scratch.resolve("x")));
        assertEquals("Can't find '" + scratch.resolve("x") + "'", missing.getMessage());
    }

    @Test
    void aHomeIsThatOfTheVariableOrOfTheAccount() throws Exception {
        assertEquals(Path.of("/somewhere"), HomeDirectory.own(Map.of("HOME", "/somewhere")));
        assertEquals(Path.of(System.getProperty("user.home")), HomeDirectory.own(Map.of()));
        assertTrue(Files.isDirectory(HomeDirectory.of("root")));
        assertThrows(Failure.class, () -> HomeDirectory.of("nobody-has-this-name"));
    }

    @Test
    void anAccountsNameIsNoProgramForTheShell() {
        for (var name :
                List.of("", "a b", "x;touch y", "$(id)", "`id`", "../x", "root/../x", "-x", "a\nb", "x".repeat(33))) {
            assertThrows(UsageException.class, () -> HomeDirectory.of(name), name);
        }
    }
}
