package wormhole.conformance.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.conformance.interop.TextTool.GO_COMMAND;
import static wormhole.conformance.interop.TextTool.JAVA_API;
import static wormhole.conformance.interop.TextTool.JAVA_COMMAND;
import static wormhole.conformance.interop.TextTool.OLD_PYTHON_COMMAND;
import static wormhole.conformance.interop.TextTool.PYTHON_COMMAND;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;
import wormhole.conformance.interop.Stage.Server;
import wormhole.conformance.interop.TextTool.Ending;

/** A text from one program to another, as people send it: ours with every peer, both roles, through both servers. */
@ExtendWith(Stage.Resolver.class)
class TextInteropConformance {
    private static final String TEXT = "grüße 🕳 \"quoted\"  and $HOME";

    private final Stage stage;

    TextInteropConformance(Stage stage) {
        this.stage = stage;
    }

    /** Who sends to whom, and where they meet. */
    record Errand(TextTool sender, TextTool receiver, Server server) {
        boolean involvesGo() {
            return sender == GO_COMMAND || receiver == GO_COMMAND;
        }

        @Override
        public String toString() {
            return sender + " to " + receiver + " through " + server;
        }
    }

    /** The two ends' endings. */
    record Endings(Ending sender, Ending receiver) {
        boolean good() {
            return sender.good() && receiver.good();
        }
    }

    static Stream<Errand> errands() {
        return Arrays.stream(Server.values()).flatMap(TextInteropConformance::errandsThrough);
    }

    private static Stream<Errand> errandsThrough(Server server) {
        var ours = List.of(JAVA_API, JAVA_COMMAND);
        var theirs = List.of(PYTHON_COMMAND, OLD_PYTHON_COMMAND, GO_COMMAND);
        var mixed = ours.stream()
                .flatMap(our -> theirs.stream()
                        .flatMap(their -> Stream.of(new Errand(our, their, server), new Errand(their, our, server))));
        var amongUs = ours.stream().map(our -> new Errand(our, JAVA_COMMAND, server));
        // the control: what fails here is not our client's fault
        return Stream.concat(
                Stream.concat(mixed, amongUs), theirs.stream().map(their -> new Errand(their, PYTHON_COMMAND, server)));
    }

    static Stream<Errand> errandsWithPython() {
        return errands()
                .filter(errand -> errand.sender() == PYTHON_COMMAND || errand.receiver() == PYTHON_COMMAND)
                .filter(errand -> errand.sender() != GO_COMMAND);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errands")
    void aTextArrives(Errand errand) throws Exception {
        var endings = carry(errand, freshCode());
        if (!endings.good() && errand.involvesGo()) {
            // Go's SPAKE2 drops a leading zero of the shared element: 1 exchange in 256 with any other implementation
            // ends in "wrong code". A second one is independent of the first.
            System.err.println(errand + ": tried again after the 1 in 256 of Go: " + endings);
            endings = carry(errand, freshCode());
        }
        assertTrue(endings.good(), endings.toString());
        assertEquals(TEXT, endings.receiver().said().strip());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errandsWithPython")
    void aMistypedWordFailsOnBothSides(Errand errand) throws Exception {
        var nameplate = Stage.freshNameplate();
        var endings = carry(errand, nameplate + "-right-word", nameplate + "-wrong-word");
        assertFalse(endings.sender().good(), endings.toString());
        assertFalse(endings.receiver().good(), endings.toString());
        for (var ending : List.of(endings.sender(), endings.receiver())) {
            assertTrue(
                    ending.said().toLowerCase(java.util.Locale.ROOT).contains("key confirmation failed"),
                    ending.said());
            assertFalse(ending.said().contains(TEXT), "the text leaked");
        }
    }

    private static String freshCode() {
        return Stage.freshNameplate() + "-paper-boat";
    }

    private Endings carry(Errand errand, String code) throws Exception {
        return carry(errand, code, code);
    }

    private Endings carry(Errand errand, String senderCode, String receiverCode) throws Exception {
        errand.sender().require();
        errand.receiver().require();
        var mailbox = stage.mailbox(errand.server());
        var sender = begin(() -> errand.sender().send(stage, mailbox, senderCode, TEXT));
        var receiver = begin(() -> errand.receiver().receive(stage, mailbox, receiverCode));
        return new Endings(end(sender), end(receiver));
    }

    private static CompletableFuture<Ending> begin(Callable<Ending> call) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return call.call();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                task -> new Thread(task).start());
    }

    private static Ending end(CompletableFuture<Ending> future) throws Exception {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TestAbortedException skipped) {
                throw skipped;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            return new Ending(false, String.valueOf(innermost(e)));
        }
    }

    private static Throwable innermost(Throwable error) {
        return error.getCause() == null ? error : innermost(error.getCause());
    }
}
