package wormhole.filetransfer.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTest {
    private static final byte[] POINT = new byte[32];

    @ParameterizedTest
    @EnumSource(SampleKey.class)
    void aKeyIsShownAsOpenSshShowsIt(SampleKey sample) throws Exception {
        var key = PublicKeyLine.of(sample.line + "\n").key();
        assertEquals(sample.description, key.description());
        assertEquals(sample.line, key.line());
        assertTrue(sample.description.contains(key.fingerprint()));
    }

    @Test
    void aCommentIsAllThatFollowsTheKey() throws Exception {
        var line = PublicKeyLine.of("  ssh-rsa \t AAAA \t x  y \r\n\n");
        assertEquals("ssh-rsa", line.kind());
        assertEquals(Optional.of("x  y"), line.comment());
        assertEquals("  ssh-rsa \t AAAA \t x  y \r\n\n", line.text());
        assertEquals(Optional.empty(), PublicKeyLine.of("ssh-rsa AAAA").comment());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "ssh-ed25519",
                "ssh-ed25519 ",
                "AAAA ssh-ed25519",
                "ssh-dss AAAA",
                "ssh-ed25519-cert-v01@openssh.com AAAA",
                "SSH-ED25519 AAAA",
                "command=\"sh\" ssh-ed25519 AAAA",
                "no-pty,from=\"*\" ssh-ed25519 AAAA",
                "#ssh-ed25519 AAAA",
                "ssh-ed25519 AA!A",
                "ssh-ed25519 \u0410AAA",
                "ssh-ed25519 AAAA a\nssh-ed25519 AAAA b",
                "ssh-ed25519 AAAA a\rssh-ed25519 AAAA b",
                "ssh-ed25519 AAAA \u001b[31m",
                "ssh-ed25519 AAAA\u0000",
                "ssh-ed25519 AAAA \u202e",
                "ssh-ed25519 AAAA \u2028x",
                "ssh-ed25519 AAAA \u0085x",
                "ssh-ed25519 AAAA \ud800",
                "\ufeffssh-ed25519 AAAA"
            })
    void whatIsNotOneLineOfAKnownTypeIsRefused(String text) {
        var refused = assertThrows(PublicKeyException.class, () -> PublicKeyLine.of(text));
        assertFalse(refused.isPrivate());
        assertTrue(text.isBlank() || !refused.getMessage().contains(text.strip()));
    }

    @Test
    void aPrivateKeyIsKnownAsOne() {
        for (var kind : new String[] {"OPENSSH ", "RSA ", "EC ", "", "ENCRYPTED "}) {
            var text = "-----BEGIN " + kind + "PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE\n";
            var refused = assertThrows(PublicKeyException.class, () -> PublicKeyLine.of(text));
            assertTrue(refused.isPrivate());
            assertFalse(refused.getMessage().contains("b3BlbnNzaC1rZXktdjE"));
        }
    }

    @Test
    void whatIsNotUtf8IsRefused() throws Exception {
        assertEquals(
                "ssh-rsa AAAA \u00e9",
                PublicKeyLine.of("ssh-rsa AAAA \u00e9".getBytes(StandardCharsets.UTF_8))
                        .text());
        var latin = "ssh-rsa AAAA \u00e9".getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(PublicKeyException.class, () -> PublicKeyLine.of(latin));
    }

    @Test
    void aLongLineIsRefused() throws Exception {
        var most = "ssh-rsa AAAA " + "x".repeat(PublicKeyLine.MAX_LENGTH - 13);
        assertEquals(most, PublicKeyLine.of(most).text());
        assertThrows(PublicKeyException.class, () -> PublicKeyLine.of(most + "x"));
    }

    @ParameterizedTest
    @EnumSource(SampleKey.class)
    void aKeyThatIsCutOffOrTooLongIsRefused(SampleKey sample) throws Exception {
        var blob =
                Base64.getDecoder().decode(PublicKeyLine.of(sample.line).key().data());
        for (var length = 0; length < blob.length; length += 3) {
            refuses(sample.line.split(" ")[0], Arrays.copyOf(blob, length));
        }
        refuses(sample.line.split(" ")[0], Arrays.copyOf(blob, blob.length + 1));
        refuses(sample.line.split(" ")[0], Arrays.copyOf(blob, blob.length + 3));
    }

    @Test
    void aKeyOfAnotherTypeThanItSaysIsRefused() throws Exception {
        for (var sample : SampleKey.values()) {
            var blob = Base64.getDecoder()
                    .decode(PublicKeyLine.of(sample.line).key().data());
            for (var type : KeyType.values()) {
                if (!sample.line.startsWith(type.word() + " ")) {
                    refuses(type.word(), blob);
                }
            }
        }
    }

    @Test
    void lengthsThatCannotBeAreRefused() {
        refuses("ssh-ed25519", new byte[] {-1, -1, -1, -1});
        refuses("ssh-ed25519", new byte[] {127, -1, -1, -1, 0});
        refuses("ssh-ed25519", blob("ssh-ed25519", new byte[31]));
        refuses("ssh-ed25519", blob("ssh-ed25519", new byte[33]));
        refuses(
                "ecdsa-sha2-nistp256",
                blob("ecdsa-sha2-nistp256", "nistp384".getBytes(StandardCharsets.US_ASCII), new byte[65]));
        refuses("sk-ssh-ed25519@openssh.com", blob("sk-ssh-ed25519@openssh.com", POINT, new byte[0]));
    }

    @Test
    void rsaKeysThatNoServerTakesAreRefused() throws Exception {
        var three = BigInteger.valueOf(3).toByteArray();
        var least = BigInteger.ONE.shiftLeft(1023).setBit(0);
        assertTrue(PublicKeyLine.of(line("ssh-rsa", blob("ssh-rsa", three, least.toByteArray())))
                .key()
                .description()
                .startsWith("1024 "));
        refuses("ssh-rsa", blob("ssh-rsa", three, least.clearBit(0).toByteArray()));
        refuses("ssh-rsa", blob("ssh-rsa", three, least.clearBit(1023).toByteArray()));
        refuses("ssh-rsa", blob("ssh-rsa", three, least.negate().toByteArray()));
        refuses("ssh-rsa", blob("ssh-rsa", three, new byte[0]));
        refuses("ssh-rsa", blob("ssh-rsa", new byte[] {1}, least.toByteArray()));
        refuses("ssh-rsa", blob("ssh-rsa", new byte[] {4}, least.toByteArray()));
        refuses("ssh-rsa", blob("ssh-rsa", new byte[] {0, 3}, least.toByteArray()));
    }

    @Test
    void oneKeyHasOneSpelling() {
        var line = SampleKey.ED25519.line.replace(" someone@example.org", "");
        for (var spelling : new String[] {line + "=", line + "====", line.substring(0, line.length() - 1)}) {
            assertThrows(
                    PublicKeyException.class, () -> PublicKeyLine.of(spelling).key());
        }
        var padded = line("ssh-ed25519", blob("ssh-ed25519", POINT));
        assertThrows(
                PublicKeyException.class, () -> PublicKeyLine.of(padded + "=").key());
    }

    private static void refuses(String type, byte[] blob) {
        assertThrows(
                PublicKeyException.class,
                () -> PublicKeyLine.of(line(type, blob)).key());
    }

    private static String line(String type, byte[] blob) {
        return type + " " + Base64.getEncoder().encodeToString(blob);
    }

    private static byte[] blob(String type, byte[]... strings) {
        var blob = ByteBuffer.allocate(4096);
        put(blob, type.getBytes(StandardCharsets.US_ASCII));
        for (var string : strings) {
            put(blob, string);
        }
        return Arrays.copyOf(blob.array(), blob.position());
    }

    private static void put(ByteBuffer blob, byte[] string) {
        blob.putInt(string.length).put(string);
    }
}
