package wormhole.runtime.driver;

import wormhole.core.effect.Effect;
import wormhole.core.session.Input;

/** Carries out what a session wants, within a turn of its driver. */
final class EffectCarrier implements Effect.Handler {
    private final Driver driver;
    private final LinkDriver link;
    private final Waits waits;
    private final Audience audience;

    EffectCarrier(Driver driver, LinkDriver link, Waits waits, Audience audience) {
        this.driver = driver;
        this.link = link;
        this.waits = waits;
        this.audience = audience;
    }

    @Override
    public void on(Effect.OpenLink effect) {
        link.open();
    }

    @Override
    public void on(Effect.DropLink effect) {
        link.drop();
    }

    @Override
    public void on(Effect.Transmit effect) {
        link.transmit(effect.frame());
    }

    @Override
    public void on(Effect.Arm effect) {
        var timer = effect.timer();
        if (!waits.arm(timer.kind(), effect.delay(), () -> driver.happened(new Input.TimerFired(timer)))) {
            driver.abandon();
        }
    }

    @Override
    public void on(Effect.Notify effect) {
        effect.notice().accept(audience);
    }

    @Override
    public void on(Effect.Forget effect) {
        effect.secret().wipe();
    }
}
