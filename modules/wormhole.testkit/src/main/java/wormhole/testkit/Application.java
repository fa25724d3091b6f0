package wormhole.testkit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import wormhole.api.Code;
import wormhole.core.effect.Notice;
import wormhole.core.session.Input;
import wormhole.core.session.Life;
import wormhole.core.wire.Bytes;

/** The application at one end: gets a code, sends, hears, closes, as its plan says. */
final class Application implements Notice.Handler {
    private final World world;
    private final Party party;
    private final SplittableRandom random;
    private final Scenario.Plan plan;
    private boolean leaving;

    Application(World world, Party party) {
        this.world = world;
        this.party = party;
        this.random = world.randomFor(party.name());
        this.plan = world.planOf(party.name());
    }

    void begin() {
        later(500, () -> party.happens(new Input.Start()));
        world.clock().at(plan.closeAt(), this::close);
        for (var i = 0; i < plan.messages(); i++) {
            var number = i;
            later((int) world.scenario().stormEnd() + 10_000, () -> send(number));
        }
        if (plan.mode() == Scenario.CodeMode.ALLOCATED) {
            later(3_000, () -> party.asks(new Input.AllocateCode(2)));
        }
    }

    /** Somebody tells this application the code. */
    void hearsCode(Code code) {
        later(10_000, () -> {
            if (plan.mode() == Scenario.CodeMode.TYPED) {
                type(code);
            } else {
                party.asks(new Input.SetCode(code));
            }
        });
    }

    private void type(Code code) {
        if (!party.asks(new Input.BeginTyping())) {
            return;
        }
        later(2_000, () -> party.asks(new Input.RefreshNameplates()));
        later(4_000, () -> {
            party.asks(new Input.ChooseNameplate(code.nameplate()));
            later(4_000, () -> {
                party.asks(new Input.ChooseWords(code.words()));
            });
        });
    }

    private void send(int number) {
        if (active()) {
            var text = world.canary() + " " + party.name() + " " + number + " " + "x".repeat(random.nextInt(200));
            party.sent.add(text);
            if (!party.asks(new Input.Send(Bytes.owning(text.getBytes(StandardCharsets.UTF_8))))) {
                world.fail(party.name() + " may not send");
            }
            leaveIfDone();
        }
    }

    private boolean active() {
        return party.session().life() instanceof Life.Active;
    }

    private void close() {
        if (active()) {
            party.happens(new Input.Close());
        }
    }

    private void leaveIfDone() {
        if (leaving || party.verifier.isEmpty() || party.sent.size() < plan.messages()) {
            return;
        }
        var peerMessages = world.planOf(world.peerOf(party).name()).messages();
        var polite = party.stored.size() == party.sent.size() && party.received.size() == peerMessages;
        if (plan.leaving() == Scenario.Leaving.HASTILY || polite) {
            leaving = true;
            later(plan.leaving() == Scenario.Leaving.HASTILY ? 200 : lingering(), this::close);
        }
    }

    // Some stay long enough to see what becomes of the nameplate while both are there.
    private int lingering() {
        return random.nextInt(3) == 0 ? 150_000 : 5_000;
    }

    private void later(int upTo, Runnable what) {
        world.clock().after(random.nextInt(upTo), what);
    }

    private void once(String what) {
        if (!party.told.add(what)) {
            world.fail(party.name() + " is told twice of " + what);
        }
    }

    @Override
    public void on(Notice.Welcomed notice) {}

    @Override
    public void on(Notice.CodeReady notice) {
        once("code");
        world.codeReady(party, notice.code());
    }

    @Override
    public void on(Notice.WordlistReady notice) {
        once("wordlist");
    }

    @Override
    public void on(Notice.KeyReady notice) {
        once("key");
        world.keyReady();
    }

    @Override
    public void on(Notice.Confirmed notice) {
        once("verifier");
        party.verifier = Optional.of(notice.verifier());
        if (!active()) {
            return;
        }
        var key = party.session().deriveKey("simulation", 32, party.tools());
        party.derivedKey = Optional.of(key.<String>revealTo(HexFormat.of()::formatHex));
        key.wipe();
        leaveIfDone();
    }

    @Override
    public void on(Notice.VersionsHeard notice) {
        once("versions");
    }

    @Override
    public void on(Notice.MessageReceived notice) {
        party.received.add(new String(notice.message().toArray(), StandardCharsets.UTF_8));
        leaveIfDone();
    }

    @Override
    public void on(Notice.MessageStored notice) {
        if (!party.stored.add(notice.number())) {
            world.fail(party.name() + " is told twice that message " + notice.number() + " is stored");
        }
        leaveIfDone();
    }

    @Override
    public void on(Notice.Ended notice) {
        once("end");
        party.verdict = Optional.of(notice.verdict());
        world.mustBetrayNothing(notice.verdict().error().toString(), "an error of " + party.name());
    }
}
