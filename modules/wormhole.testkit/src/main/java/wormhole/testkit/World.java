package wormhole.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import wormhole.api.AppId;
import wormhole.api.Code;
import wormhole.api.Limits;
import wormhole.api.Nameplate;
import wormhole.core.session.Session;
import wormhole.core.session.SessionConfig;
import wormhole.core.session.Tools;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Side;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.mailbox.server.hub.HubState;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.testkit.crypto.Secrets;
import wormhole.testkit.crypto.SeededEntropy;
import wormhole.testkit.crypto.ToyCryptoSuite;
import wormhole.testkit.crypto.WatchedCryptoSuite;
import wormhole.wordlist.pgp.PgpWordlistProvider;

/**
 * Two wormholes, the mailbox server's hub and the network between them, under a virtual clock. Everything that happens
 * follows from the seed: a storm of refused, slow and cut links for 20 to 40 seconds, then calm. For one thread and one run.
 */
public final class World {
    /**
     * What came of a world.
     *
     * @param seed of the world
     * @param failure what went wrong first; empty if nothing did
     * @param ends how left and right ended
     * @param steps inputs of both sessions
     * @param millis virtual time until both had ended
     * @param trace what happened
     */
    public record Result(long seed, Optional<String> failure, String ends, long steps, long millis, Trace trace) {}

    /** Both sides end within this time. */
    static final long LONGEST_MILLIS = 600_000;

    private static final AppId APP = new AppId("example.com/simulation");
    private static final CryptoSuite REAL = new BcCryptoProvider().suite();
    private static final long MINUTE = 60_000;

    private final long seed;
    private final Scenario scenario;
    private final Handling handling;
    private final SplittableRandom random;
    private final VirtualClock clock = new VirtualClock();
    private final Trace trace = new Trace();
    private final Secrets secrets = new Secrets();
    private final SimulatedNetwork network;
    private final SimulatedServer server;
    private final String canary;
    private final Party left;
    private final Party right;
    private Optional<String> failure = Optional.empty();
    private long steps;
    private long endedAt;
    private int keys;

    /**
     * A world that behaves.
     *
     * @param seed any number
     */
    public World(long seed) {
        this(seed, Handling.HONEST);
    }

    /**
     * A world whose sessions are handled in another way.
     *
     * @param seed any number
     * @param handling of both sessions
     */
    public World(long seed, Handling handling) {
        this.seed = seed;
        this.scenario = Scenario.of(seed);
        this.handling = handling;
        this.random = new SplittableRandom(seed);
        this.network = new SimulatedNetwork(clock, random.split(), scenario.stormEnd());
        var order = new Random(random.nextLong());
        this.server =
                new SimulatedServer(clock, network, new SeededEntropy(random.split()), scenario.shuffled(), order);
        this.canary = "canary-" + HexFormat.of().toHexDigits(random.nextLong());
        secrets.hide(canary, "a plaintext");
        this.left = party("left");
        this.right = party("right");
    }

    private Party party(String name) {
        var entropy = new SeededEntropy(random.split());
        var crypto =
                new WatchedCryptoSuite(scenario.realCrypto() ? REAL : new ToyCryptoSuite(entropy), entropy, secrets);
        var config = new SessionConfig(
                APP,
                List.of("simulation", "1"),
                Bytes.owning("{\"app_versions\":{}}".getBytes(StandardCharsets.UTF_8)),
                "ws://simulated.example/v1",
                Limits.DEFAULT,
                Duration.ofSeconds(planOf(name).closeSeconds()));
        var tools = new Tools(crypto, new PgpWordlistProvider().wordlist());
        return new Party(name, this, Session.with(config, Side.random(entropy)), tools);
    }

    /**
     * Lets everything happen.
     *
     * @return what came of it; a failure ends the run
     */
    public Result run() {
        plan();
        try {
            while (failure.isEmpty() && clock.step()) {
                noteEnd();
            }
            check(Validations.AT_THE_END);
        } catch (RuntimeException e) {
            fail("threw " + e + " at " + e.getStackTrace()[0]);
        }
        return new Result(seed, failure, end(left) + "/" + end(right), steps, endedAt, trace);
    }

    private static String end(Party party) {
        return party.verdict.map(verdict -> verdict.kind().name()).orElse("-");
    }

    private void plan() {
        network.serve(server);
        left.application().begin();
        right.application().begin();
        if (planOf("left").mode() != Scenario.CodeMode.ALLOCATED) {
            var code = Code.of(new Nameplate("7"), "guitarist-" + HexFormat.of().toHexDigits(random.nextInt()));
            hide(code);
            left.application().hearsCode(code);
            tellRight(code);
        }
        if (scenario.restart() != Scenario.Restart.NONE) {
            clock.at(scenario.restartAt(), this::restart);
        }
        for (var minutes = 5; minutes <= 30; minutes += 5) {
            clock.at(minutes * MINUTE, server::prune);
        }
        clock.at(LONGEST_MILLIS, () -> check(Validations.AT_THE_END.subList(0, 1)));
    }

    private void restart() {
        log("the server stops");
        network.serverDown();
        clock.after(random.nextInt(8_000), () -> {
            log("the server starts, its state " + scenario.restart());
            server.restart(scenario.restart() == Scenario.Restart.KEPT);
            network.serve(server);
        });
    }

    private void noteEnd() {
        if (endedAt == 0 && left.verdict.isPresent() && right.verdict.isPresent()) {
            endedAt = clock.now();
            clock.after(MINUTE / 2, this::mustHaveGivenBack);
        }
    }

    private void mustHaveGivenBack() {
        var given = server.state().mailboxes() == 0 && server.state().nameplates() == 0;
        if (!given && !left.leftSomething && !right.leftSomething && scenario.restart() != Scenario.Restart.LOST) {
            fail("both have ended and the server keeps " + server.state().mailboxes() + " mailboxes and "
                    + server.state().nameplates() + " nameplates");
        }
    }

    // ---- what the parts ask of the whole

    void codeReady(Party party, Code code) {
        hide(code);
        if (party == left && planOf("left").mode() == Scenario.CodeMode.ALLOCATED) {
            tellRight(code);
        }
    }

    private void tellRight(Code code) {
        var told = scenario.wrongCode() ? Code.of(code.nameplate(), code.words() + "-misheard") : code;
        hide(told);
        right.application().hearsCode(told);
    }

    private void hide(Code code) {
        secrets.hide(code.words(), "a code");
    }

    /** When both have heard each other the nameplate is given back within a minute. */
    void keyReady() {
        if (++keys == 2) {
            clock.at(Math.max(clock.now(), scenario.stormEnd()) + MINUTE, () -> {
                var held = server.state().nameplates() > 0;
                if (held && !left.leftSomething && !right.leftSomething) {
                    fail("both have heard each other for a minute and the nameplate is not released");
                }
            });
        }
    }

    void stepped() {
        steps++;
        check(Invariants.ALWAYS);
    }

    private void check(List<Invariant> invariants) {
        for (var invariant : invariants) {
            invariant.broken(this).ifPresent(this::fail);
        }
    }

    void fail(String what) {
        if (failure.isEmpty()) {
            failure = Optional.of(String.format("at %.3f s: %s", clock.now() / 1000.0, what));
        }
    }

    void log(String line) {
        trace.add(clock.now(), line);
        mustBetrayNothing(line, "the trace");
    }

    void mustBetrayNothing(String text, String where) {
        secrets.betrayedBy(text).ifPresent(what -> fail(what + " stands in " + where));
    }

    SimulatedNetwork.Fortune fortune(Party party, int attempt) {
        if (attempt > 1) {
            return SimulatedNetwork.Fortune.CHANCE;
        }
        return party == left && scenario.firstLinkFails()
                ? SimulatedNetwork.Fortune.REFUSED
                : SimulatedNetwork.Fortune.MADE;
    }

    SplittableRandom randomFor(String name) {
        return new SplittableRandom(seed * 2 + (name.equals("left") ? 0 : 1)).split();
    }

    Scenario.Plan planOf(String name) {
        return name.equals("left") ? scenario.left() : scenario.right();
    }

    Party peerOf(Party party) {
        return party == left ? right : left;
    }

    // ---- for looking at

    /**
     * One side.
     *
     * @return the one whose code it is
     */
    public Party left() {
        return left;
    }

    /**
     * The other side.
     *
     * @return the one that is told the code
     */
    public Party right() {
        return right;
    }

    /**
     * What the seed means.
     *
     * @return plans and weather
     */
    public Scenario scenario() {
        return scenario;
    }

    VirtualClock clock() {
        return clock;
    }

    SimulatedNetwork network() {
        return network;
    }

    Handling handling() {
        return handling;
    }

    Secrets secrets() {
        return secrets;
    }

    HubState serverState() {
        return server.state();
    }

    String canary() {
        return canary;
    }
}
