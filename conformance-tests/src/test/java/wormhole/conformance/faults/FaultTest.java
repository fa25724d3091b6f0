package wormhole.conformance.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.api.transit.TransitRole.RECEIVER;
import static wormhole.api.transit.TransitRole.SENDER;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.api.error.WormholeException;
import wormhole.api.transit.TransitRole;
import wormhole.conformance.faults.Scenario.End;
import wormhole.conformance.faults.Scenario.Fault;

/**
 * The other program is killed, a cable is pulled, the relay dies, at every stage of a transfer, for both roles: it ends in the time
 * that was set, says what went on, and leaves nothing under the final name. The scenarios wait side by side.
 */
@Timeout(600)
class FaultTest {
    private static final int AT_ONCE = 8;

    @TempDir
    static Path scratch;

    private static ExecutorService threads;
    private static Map<Scenario, CompletableFuture<End>> ends;

    static List<Scenario> scenarios() {
        var all = new ArrayList<Scenario>();
        for (var role : TransitRole.values()) {
            for (var fault : Fault.values()) {
                for (var moment : Moment.values()) {
                    // Without a connection the relay is not in it.
                    if (fault != Fault.RELAY_KILLED || moment != Moment.KEY) {
                        all.add(new Scenario(role, moment, fault));
                    }
                }
            }
        }
        return all;
    }

    @BeforeAll
    static void playAll() {
        threads = Executors.newFixedThreadPool(AT_ONCE);
        ends = new LinkedHashMap<>();
        scenarios()
                .forEach(scenario -> ends.put(scenario, CompletableFuture.supplyAsync(() -> play(scenario), threads)));
    }

    @AfterAll
    static void end() {
        threads.shutdownNow();
    }

    private static End play(Scenario scenario) {
        try {
            return scenario.play(scratch);
        } catch (Exception e) {
            throw new IllegalStateException(scenario + " could not be played", e);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void itEndsSaysWhatWentOnAndLeavesNothingUnderTheFinalName(Scenario scenario) {
        var end = ends.get(scenario).join();
        if (scenario.role() == RECEIVER && scenario.moment() == Moment.CONFIRMING) {
            // It has everything: that the sender does not learn of it is the sender's loss.
            assertTrue(end.report().isPresent(), end.toString());
            assertEquals(List.of("letter " + HaltingPeer.LENGTH), end.left());
            return;
        }
        var error = assertInstanceOf(WormholeException.class, end.error().orElseThrow(() -> new AssertionError(end)));
        assertTrue(error.getMessage().matches(expected(scenario)), error.getMessage());
        assertTrue(!error.advice().isEmpty());
        if (scenario.role() == RECEIVER) {
            assertKept(scenario, end);
        }
    }

    private static void assertKept(Scenario scenario, End end) {
        if (scenario.moment() != Moment.DATA) {
            assertEquals(List.of(), end.left());
            assertEquals(Optional.empty(), end.partial());
            return;
        }
        assertEquals(1, end.left().size(), end.toString());
        assertTrue(end.left().get(0).matches("letter\\.part [1-9][0-9]*"), end.toString());
        assertEquals("letter.part", end.partial().orElseThrow().getFileName().toString());
    }

    // Whether a connection breaks or falls silent first is open where both happen.
    private static String expected(Scenario scenario) {
        var silent = scenario.isSilent();
        var waited = " for " + Scenario.PATIENCE_SECONDS + " seconds";
        return switch (scenario.moment()) {
            case KEY ->
                scenario.role() == SENDER
                        ? "the other side has not answered what it was offered" + waited
                        : "the other side has not offered anything" + waited;
            case CONNECTING -> ".*(connection|relay).*";
            case DATA ->
                silent
                        ? (scenario.role() == SENDER
                                        ? "nothing could be sent any more"
                                        : "nothing came from the other side any more")
                                + waited
                        : "the connection to the other side ended: .*|Connection dropped before full file received";
            case CONFIRMING ->
                silent
                        ? "everything was sent, but the other side has not confirmed it" + waited
                        : "the connection to the other side ended: .*"
                                + "|the other side ended the connection without confirming that it has everything";
        };
    }
}
