package wormhole.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import wormhole.api.Verifier;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Timer;
import wormhole.core.effect.Verdict;
import wormhole.core.session.Input;
import wormhole.core.session.Life;
import wormhole.core.session.Session;
import wormhole.core.session.Tools;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.FrameWriter;

/** One end of a simulated wormhole: a session, its link, and what was seen of it from outside. */
public final class Party implements Effect.Handler, SimulatedNetwork.Client {
    private final String name;
    private final World world;
    private final Tools tools;
    private Session session;
    private Application application;
    private Optional<SimulatedNetwork.Link> link = Optional.empty();
    private boolean linkUp;
    private boolean bound;
    private boolean gone;
    private int linksOpened;
    private int transmitted;

    // What the invariants look at.
    final List<String> sent = new ArrayList<>();
    final List<String> received = new ArrayList<>();
    final Set<Long> stored = new TreeSet<>();
    final Set<String> told = new TreeSet<>();
    Optional<Verifier> verifier = Optional.empty();
    Optional<String> derivedKey = Optional.empty();
    Optional<Verdict> verdict = Optional.empty();
    /** Left without having been able to give everything back: the server keeps something until it prunes. */
    boolean leftSomething;
    /** Closing took too long. */
    boolean abandoned;

    Party(String name, World world, Session session, Tools tools) {
        this.name = name;
        this.world = world;
        this.session = session;
        this.tools = tools;
        this.application = new Application(world, this);
    }

    /**
     * The session.
     *
     * @return as it is now
     */
    public Session session() {
        return session;
    }

    /**
     * How it ended.
     *
     * @return empty before
     */
    public Optional<Verdict> verdict() {
        return verdict;
    }

    /**
     * What its application heard.
     *
     * @return in order
     */
    public List<String> received() {
        return List.copyOf(received);
    }

    Application application() {
        return application;
    }

    Tools tools() {
        return tools;
    }

    String name() {
        return name;
    }

    /** Lets something happen to the session, and carries out what it wants. */
    void happens(Input input) {
        var before = session;
        world.log(name + " <- " + show(input));
        var step = world.handling().handle(session, input, tools);
        session = step.next();
        for (var effect : step.reports()) {
            world.log(name + "      -> " + effect);
            if (before.ended()) {
                world.fail(name + " asks for something after its end: " + effect);
            }
            effect.accept(this);
        }
        note(before, input);
        world.stepped();
    }

    /** An application's call; it may be refused, and then nothing has changed. */
    boolean asks(Input input) {
        try {
            happens(input);
            return true;
        } catch (IllegalStateException | IllegalArgumentException e) {
            world.log(name + "      refused: " + e);
            return false;
        }
    }

    private static String show(Input input) {
        return input instanceof Input.Received received
                ? "Received[" + FrameNames.of(received.text()) + "]"
                : "" + input;
    }

    private void note(Session before, Input input) {
        var closes = before.life() instanceof Life.Active && !(session.life() instanceof Life.Active);
        if (closes && Leftovers.inFlight(before)) {
            leftSomething = true;
        }
        if (!before.ended() && session.ended() && !Leftovers.allGivenBack(session)) {
            leftSomething = true;
        }
        if (input instanceof Input.TimerFired fired
                && fired.timer().kind() == Timer.Kind.CLOSE
                && !before.ended()
                && fired.timer().generation() == before.timers().close()) {
            abandoned = true;
        }
    }

    // ---- the link

    @Override
    public void up(SimulatedNetwork.Link which) {
        if (link.filter(which::equals).isPresent()) {
            linkUp = true;
            bound = false;
            happens(new Input.LinkUp());
        }
    }

    @Override
    public void received(SimulatedNetwork.Link which, String text) {
        if (link.filter(which::equals).isPresent()) {
            happens(new Input.Received(text));
        }
    }

    @Override
    public void down(SimulatedNetwork.Link which, String problem) {
        if (link.filter(which::equals).isPresent()) {
            link = Optional.empty();
            linkUp = false;
            happens(new Input.LinkDown(false, problem));
        }
    }

    // ---- what the session wants

    @Override
    public void on(Effect.OpenLink effect) {
        if (link.isPresent()) {
            world.fail(name + " opens a second link");
        }
        linksOpened++;
        link = Optional.of(world.network().open(this, world.fortune(this, linksOpened)));
    }

    @Override
    public void on(Effect.DropLink effect) {
        gone = true;
        if (link.isPresent()) {
            link.get().close();
        } else {
            world.clock().after(0, () -> happens(new Input.LinkDown(false, "there was no link")));
        }
    }

    @Override
    public void on(Effect.Transmit effect) {
        if (!linkUp || gone) {
            world.fail(name + " transmits without a link: " + effect);
        }
        if (!bound && !(effect.frame() instanceof ClientFrame.Bind)) {
            world.fail(name + " transmits before it binds: " + effect);
        }
        bound = true;
        var text = FrameWriter.write(effect.frame(), Integer.toHexString(transmitted++));
        world.mustBetrayNothing(text, "a frame of " + name + " to the server");
        link.ifPresent(open -> open.send(text));
    }

    @Override
    public void on(Effect.Arm effect) {
        world.clock().after(effect.delay().toMillis(), () -> happens(new Input.TimerFired(effect.timer())));
    }

    @Override
    public void on(Effect.Notify effect) {
        if (verdict.isPresent()) {
            world.fail(name + " hears something after the end: " + effect);
        }
        effect.notice().accept(application);
    }

    @Override
    public void on(Effect.Forget effect) {
        effect.secret().wipe();
    }
}
