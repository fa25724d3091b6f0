package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.runtime.World.eventually;
import static wormhole.runtime.World.get;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wormhole.api.AppId;
import wormhole.api.DebugTiming;
import wormhole.api.ProviderReport;
import wormhole.api.Route;
import wormhole.api.StateTrace;
import wormhole.api.Versions;
import wormhole.api.Welcome;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeOptions;
import wormhole.api.error.ProviderException;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;

/** What a client refuses, and what the options do. */
final class ClientTest {
    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    private ProviderException refusedForItsProviders(WormholeOptions.Builder options) {
        return assertThrows(ProviderException.class, () -> world.client.deferred(options.build()));
    }

    private void refused(WormholeOptions.Builder options) {
        assertThrows(IllegalArgumentException.class, () -> world.client.deferred(options.build()));
    }

    @Test
    void aUriThatIsNoServersIsRefused() {
        refused(World.options().mailbox(URI.create("server/v1")));
        refused(World.options().mailbox(URI.create("fake:nowhere")));
    }

    @Test
    void aSchemeThatNobodyServesNamesTheSchemeAndTheModule() {
        try (var client = WormholeClient.create()) {
            var options =
                    World.options().mailbox(URI.create("carrier-pigeon://coop")).build();
            var error = assertThrows(ProviderException.class, () -> client.deferred(options));
            assertTrue(error.getMessage().contains("wormhole.transport.ws"), error.getMessage());
        }
    }

    @Test
    void versionsThatAreNoObjectAreRefused() {
        for (var wrong : List.of("", "[]", "1", "{", "{\"a\":1,\"a\":2}", "{} {}")) {
            refused(World.options().versions(new Versions(wrong)));
        }
    }

    @Test
    void torThatIsNotThereIsAnErrorAndNeverADirectConnection() {
        var error = refusedForItsProviders(World.options().route(Route.TOR_ONLY));
        assertTrue(error.getMessage().contains("wormhole.tor"), error.getMessage());
        assertEquals(0, world.server.opened.get());
    }

    @Test
    void aJournalThatIsAskedForIsAnErrorWhileThereIsNone() {
        refusedForItsProviders(World.options().journal("file", "x"));
    }

    @Test
    void aWordListThatIsNotThereOnlyMattersWhereItIsUsed() throws Exception {
        var wormhole = world.client.deferred(World.options().wordlist("klingon").build());
        var error = assertThrows(ProviderException.class, wormhole::allocateCode);
        assertTrue(error.getMessage().contains("'klingon'"), error.getMessage());
        wormhole.setCode("4-purple");
        assertEquals("4-purple", get(wormhole.code()).reveal());
    }

    @Test
    void aTimeoutThatIsNotPositiveIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> world.client.blocking(World.options().build(), Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> World.options().closeTimeout(Duration.ZERO));
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() {
        refused(World.options().mailbox(URI.create("fake:nowhere")));
        var begin = System.nanoTime();
        world.client.close();
        assertTrue(System.nanoTime() - begin < World.PATIENCE.toNanos());
    }

    @Test
    void theWelcomeHandlerHearsOfEachConnection() throws Exception {
        var heard = new CopyOnWriteArrayList<Welcome>();
        world.client.deferred(World.options().welcomeHandler(heard::add).build());
        eventually(() -> heard.size() == 1);
        world.server.cut();
        eventually(() -> heard.size() == 2);
    }

    @Test
    void timingHearsOfFramesAndOfNothingSecret() throws Exception {
        world.catchUncaught();
        var events = new ConcurrentLinkedQueue<Map<String, Object>>();
        var names = new CopyOnWriteArrayList<String>();
        var a = world.client.deferred(World.options()
                .timing((name, details) -> {
                    names.add(name);
                    events.add(details);
                    throw new IllegalStateException("mistake of the application");
                })
                .build());
        a.setCode("4-purple");
        var b = world.withCode("4-purple");
        assertEquals(get(a.verifier()), get(b.verifier()));
        assertTrue(names.contains("ws_send") && names.contains("ws_receive"));
        assertTrue(events.toString().contains("claim"));
        assertTrue(!events.toString().contains("purple"));
        eventually(() -> world.uncaught.size() >= names.size());
    }

    @Test
    void timingHearsOfEveryStepByTheNamesOfTheReference() throws Exception {
        var timing = new DebugTiming();
        var a = world.client.deferred(World.options().timing(timing).build());
        var b = world.client.deferred(World.options().build());
        b.setCode("4-purple");
        var entry = a.inputCode();
        entry.chooseNameplate("4");
        entry.chooseWords("purple");
        assertEquals(get(a.verifier()), get(b.verifier()));
        a.transit(
                        TransitRole.SENDER,
                        TransitOptions.DEFAULT.withRelays(List.of()).withListen(false))
                .connect("[]");
        eventually(() -> isOver(timing, "transit connect"));
        for (var name : List.of("input code", "pake1", "pake2")) {
            assertTrue(isOver(timing, name), name);
        }
        assertTrue(timing.events().stream().anyMatch(event -> event.name().equals("transit")));
        assertTrue(timing.json().contains("\"type\": \"claimed\""));
        assertTrue(!timing.json().contains("purple"));
    }

    private static boolean isOver(DebugTiming timing, String name) {
        return timing.events().stream()
                .anyMatch(event -> event.name().equals(name)
                        && event.stop().isPresent()
                        && event.stop().getAsDouble() >= event.start());
    }

    @Test
    void theTraceTellsOfEveryStepAndOfNothingSecret() throws Exception {
        world.catchUncaught();
        var steps = new CopyOnWriteArrayList<String>();
        var a = world.client.deferred(World.options()
                .stateTrace((room, before, input, after) -> {
                    steps.add(room + "[" + before + "]." + input + " -> [" + after + "]");
                    throw new IllegalStateException("mistake of the application");
                })
                .build());
        a.setCode("4-purple");
        var b = world.withCode("4-purple");
        assertEquals(get(a.verifier()), get(b.verifier()));
        get(a.closing());
        assertTrue(steps.contains("key[NoCode].SetCode -> [AwaitingPeer]"), steps.toString());
        assertTrue(steps.contains("key[AwaitingPeer].rx(message pake) -> [Keyed]"), steps.toString());
        assertTrue(steps.contains("link[Up].rx(message pake [mine]) -> [Up]"), steps.toString());
        assertTrue(steps.contains("link[Up].tx(add pake) -> [Up]"), steps.toString());
        assertTrue(steps.contains("life[Active].Close -> [Closing]"), steps.toString());
        assertTrue(steps.stream()
                .allMatch(step -> StateTrace.ROOMS.stream().anyMatch(room -> step.startsWith(room + "["))));
        assertTrue(!steps.toString().contains("purple"));
        eventually(() -> world.uncaught.size() >= steps.size());
    }

    @Test
    void aTraceMayNotCallBack() throws Exception {
        var problems = new CopyOnWriteArrayList<Throwable>();
        var holder = new Wormhole[1];
        holder[0] = world.client.deferred(World.options()
                .stateTrace((room, before, input, after) -> {
                    if (input.equals("SetCode")) {
                        try {
                            holder[0].allocateCode();
                        } catch (IllegalStateException e) {
                            problems.add(e);
                        }
                    }
                })
                .build());
        holder[0].setCode("4-purple");
        eventually(() -> !problems.isEmpty());
    }

    @Test
    void aTimingListenerMayNotCallBack() throws Exception {
        var problems = new CopyOnWriteArrayList<Throwable>();
        var holder = new Wormhole[1];
        holder[0] = world.client.deferred(World.options()
                .timing((name, details) -> {
                    if (name.equals("ws_send") && holder[0] != null) {
                        try {
                            holder[0].allocateCode();
                        } catch (IllegalStateException e) {
                            problems.add(e);
                        }
                    }
                })
                .build());
        get(holder[0].welcome());
        holder[0].setCode("4-purple");
        get(holder[0].code());
        eventually(() -> problems.stream().anyMatch(e -> e.getMessage().contains("must not call back")));
    }

    @Test
    void applicationsAreApart() throws Exception {
        var a = world.withCode("4-purple");
        get(a.code());
        eventually(() -> world.server.count("bind") == 1);
        var bind = world.server.received.stream()
                .filter(frame -> frame.getString("type").equals("bind"))
                .findFirst();
        assertEquals("example.com/test", bind.orElseThrow().getString("appid"));
        assertEquals("java", bind.orElseThrow().getJsonArray("client_version").getString(0));
        assertThrows(IllegalArgumentException.class, () -> new AppId(""));
    }

    @Test
    void theReportSaysWhichProvidersAreInUse() {
        var reports = world.client.providers();
        assertTrue(reports.contains(new ProviderReport("mailbox link", "fake", "wormhole.runtime", true, "handed in")));
        assertTrue(reports.stream().anyMatch(report -> report.seam().equals("crypto") && report.chosen()));
        assertTrue(reports.stream()
                .anyMatch(report ->
                        report.seam().equals("byte stream") && report.id().equals("tcp") && report.chosen()));
    }
}
