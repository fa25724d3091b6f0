package wormhole.transit.contest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        var carriedOut = new ArrayList<Object>();
        var methods = new ArrayList<Class<?>>();
        var driver = (Effect.Handler) Proxy.newProxyInstance(
                Effect.class.getClassLoader(), new Class<?>[] {Effect.Handler.class}, (proxy, method, given) -> {
                    methods.add(method.getParameterTypes()[0]);
                    carriedOut.add(given[0]);
                    return null;
                });
        effects.forEach(effect -> effect.accept(driver));
        assertEquals(effects, carriedOut);
        assertEquals(effects.stream().map(Object::getClass).toList(), methods);
        assertEquals(Set.of(Effect.class.getPermittedSubclasses()), Set.copyOf(methods));
    }
}
