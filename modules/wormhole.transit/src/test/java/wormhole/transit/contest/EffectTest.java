package wormhole.transit.contest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.core.wire.Bytes;

final class EffectTest {
    @Test
    void everyEffectReachesTheMethodOfItsKindOnceAndInOrder() {
        var effects = List.of(
                new Effect.Listen(),
                new Effect.StopListening(),
                new Effect.Publish(List.of()),
                new Effect.Dial(Rig.out(0), Rig.tcp("192.0.2.7"), Duration.ofSeconds(1)),
                new Effect.Write(Rig.out(0), Bytes.owning(new byte[1])),
                new Effect.Close(Rig.out(0)),
                new Effect.Arm(new Timer.Limit(), Duration.ofSeconds(1)),
                new Effect.Notify(new Notice.Lost(Notice.Reason.CANCELLED, List.of())));
        var driver = new Driver();
        effects.forEach(effect -> effect.accept(driver));
        assertEquals(effects, driver.effects);
        assertEquals(
                List.of("listen", "stop listening", "publish", "dial", "write", "close", "arm", "notify"),
                driver.methods);
    }

    private static final class Driver implements Effect.Handler {
        private final List<Effect> effects = new ArrayList<>();
        private final List<String> methods = new ArrayList<>();

        private void carryOut(String method, Effect effect) {
            methods.add(method);
            effects.add(effect);
        }

        @Override
        public void on(Effect.Listen effect) {
            carryOut("listen", effect);
        }

        @Override
        public void on(Effect.StopListening effect) {
            carryOut("stop listening", effect);
        }

        @Override
        public void on(Effect.Publish effect) {
            carryOut("publish", effect);
        }

        @Override
        public void on(Effect.Dial effect) {
            carryOut("dial", effect);
        }

        @Override
        public void on(Effect.Write effect) {
            carryOut("write", effect);
        }

        @Override
        public void on(Effect.Close effect) {
            carryOut("close", effect);
        }

        @Override
        public void on(Effect.Arm effect) {
            carryOut("arm", effect);
        }

        @Override
        public void on(Effect.Notify effect) {
            carryOut("notify", effect);
        }
    }
}
