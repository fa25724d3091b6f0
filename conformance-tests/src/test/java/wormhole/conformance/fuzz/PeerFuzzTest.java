package wormhole.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import wormhole.core.conversation.Conversation;
import wormhole.core.conversation.ConversationReport;
import wormhole.core.pake.PakeBody;
import wormhole.core.pake.PhaseCipher;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Phase;
import wormhole.core.wire.Side;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.protocol.PeerText;
import wormhole.filetransfer.protocol.ReceiverConversation;
import wormhole.filetransfer.protocol.SenderConversation;
import wormhole.filetransfer.protocol.Step;
import wormhole.json.JsonRefusedException;
import wormhole.spi.crypto.BadElementException;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBytes;

/** What the other side sends through the mailbox. */
class PeerFuzzTest {
    private static final CryptoSuite CRYPTO = new BcCryptoProvider().suite();
    private static final Side SIDE = new Side("0123456789");
    private static final int LIMIT = 4;

    @FuzzTest
    void pakeBody(byte[] input) throws Exception {
        Growth.bounded(input.length, () -> {
            try {
                var message = PakeBody.read(Bytes.owning(input));
                assertTrue(input.length <= PakeBody.MAX_BYTES);
                if (message.isPresent()) {
                    assertArrayEquals(
                            message.get(),
                            PakeBody.read(PakeBody.write(message.get())).orElseThrow());
                    agree(message.get());
                }
            } catch (JsonRefusedException e) {
                assertTrue(e.getMessage().length() < 100, "quotes the peer");
            }
        });
    }

    /** The key agreement itself, past the JSON: 33 bytes or not, on the curve or not. */
    @FuzzTest
    void pakeElement(byte[] input) {
        agree(input);
    }

    private static void agree(byte[] message) {
        var password = SecretBytes.owning("7-guitarist-revenge".getBytes(StandardCharsets.US_ASCII));
        var identity = "example.com/fuzz".getBytes(StandardCharsets.US_ASCII);
        var started = CRYPTO.spake2().start(password, identity, byte[]::new);
        try {
            var key = CRYPTO.spake2().finish(password, identity, started, message);
            assertEquals(32, key.length());
            assertEquals(33, message.length);
            assertEquals('S', message[0]);
            assertTrue(isCanonical(message), "a non-canonical encoding was taken");
        } catch (BadElementException e) {
            assertTrue(e.getMessage().length() < 200);
        }
    }

    // The coordinate is below 2^255-19.
    private static boolean isCanonical(byte[] message) {
        for (var i = 2; i < 32; i++) {
            if (message[i] != (byte) 0xff) {
                return true;
            }
        }
        return (message[32] & 0x7f) != 0x7f || (message[1] & 0xff) < 0xed;
    }

    @FuzzTest
    void phaseBody(byte[] input) throws Exception {
        var key = SecretBytes.owning(new byte[32]);
        var cipher = new PhaseCipher(CRYPTO);
        var phase = new Phase("0");
        assertThrows(ForgedException.class, () -> cipher.open(key, SIDE, phase, Bytes.copyOf(input)));
        var nonce = Arrays.copyOf(input, 24);
        var sealed = cipher.seal(key, SIDE, phase, nonce, Bytes.copyOf(input));
        assertEquals(Bytes.copyOf(input), cipher.open(key, SIDE, phase, sealed));
        assertThrows(ForgedException.class, () -> cipher.open(key, SIDE, Phase.numbered(1), sealed));
        assertThrows(ForgedException.class, () -> cipher.open(key, new Side(""), phase, sealed));
        var damaged = sealed.toArray();
        damaged[(input.length == 0 ? 0 : input[0] & 0xff) % damaged.length] ^= 1;
        assertThrows(ForgedException.class, () -> cipher.open(key, SIDE, phase, Bytes.owning(damaged)));
    }

    @FuzzTest
    void versionBody(byte[] input) throws Exception {
        Growth.bounded(input.length, () -> {
            var step = Conversation.START.confirmed().next().opened(Phase.VERSION, Bytes.copyOf(input), LIMIT);
            assertEquals(1, step.reports().size());
            var report = step.reports().get(0);
            assertTrue(report instanceof ConversationReport.Versions || report instanceof ConversationReport.Failed);
        });
    }

    /** Lines: a phase, a blank, a text. What is delivered is what was sent, in order, without a gap, each once. */
    @FuzzTest
    void phases(byte[] input) {
        var conversation = Conversation.START.confirmed().next();
        var sent = new HashMap<String, Bytes>();
        var delivered = new ArrayList<Bytes>();
        for (var line : Text.of(input).lines().limit(200).toList()) {
            var blank = Math.max(0, line.indexOf(' '));
            var name = line.substring(0, blank);
            if (name.length() > Phase.MAX_LENGTH || !name.chars().allMatch(c -> c < 0x80) || sent.containsKey(name)) {
                continue; // FrameReader and HeardPhases have taken these away
            }
            var body = Bytes.owning(line.substring(blank).getBytes(StandardCharsets.UTF_8));
            var step = conversation.opened(new Phase(name), body, LIMIT);
            if (step.reports().stream().anyMatch(ConversationReport.Failed.class::isInstance)) {
                return;
            }
            sent.put(name, body);
            conversation = step.next();
            step.reports().stream()
                    .filter(ConversationReport.Deliver.class::isInstance)
                    .forEach(report -> delivered.add(((ConversationReport.Deliver) report).message()));
            assertTrue(conversation.ahead().size() <= LIMIT
                    && conversation.dilation().size() <= LIMIT);
        }
        assertEquals(gapless(sent), delivered);
    }

    private static List<Bytes> gapless(HashMap<String, Bytes> sent) {
        var all = new ArrayList<Bytes>();
        for (var body = sent.get("0"); body != null; body = sent.get(Integer.toString(all.size()))) {
            all.add(body);
        }
        return all;
    }

    /** The messages of the file transfer protocol. */
    @FuzzTest
    void offer(byte[] input) throws Exception {
        Growth.bounded(input.length, () -> {
            var steps = new ArrayList<>(new ReceiverConversation(false).hear(input));
            steps.addAll(new SenderConversation(new Offer.Text("text")).hear(input));
            for (var step : steps) {
                if (step instanceof Step.Fail fail) {
                    assertTrue(fail.why().getMessage().length() < 12 * PeerText.MAX_LENGTH, "quotes the peer");
                }
            }
        });
    }
}
