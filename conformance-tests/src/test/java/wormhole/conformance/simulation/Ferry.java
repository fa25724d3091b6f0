package wormhole.conformance.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import wormhole.api.AppId;
import wormhole.api.Code;
import wormhole.api.Limits;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.effect.Timer;
import wormhole.core.session.Input;
import wormhole.core.session.Session;
import wormhole.core.session.SessionConfig;
import wormhole.core.session.Tools;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.FrameWriter;
import wormhole.core.wire.Side;
import wormhole.mailbox.server.hub.Hub;
import wormhole.mailbox.server.hub.HubOptions;
import wormhole.mailbox.server.hub.HubState;
import wormhole.mailbox.server.hub.PeerAddress;
import wormhole.testkit.crypto.SeededEntropy;
import wormhole.testkit.crypto.ToyCryptoSuite;
import wormhole.wordlist.pgp.PgpWordlistProvider;

/** Two sessions and a hub whose frames are carried one at a time, when and in the order a test says. */
final class Ferry {
    private final Hub hub = new Hub(new HubState(), HubOptions.DEFAULT, entropy(3));
    final Shore left = new Shore("aaaaaaaaaa", entropy(1));
    final Shore right = new Shore("bbbbbbbbbb", entropy(2));
    private long connections;

    private static SeededEntropy entropy(long seed) {
        return new SeededEntropy(new SplittableRandom(seed));
    }

    Shore shore(boolean wantsLeft) {
        return wantsLeft ? left : right;
    }

    /** Carries and reconnects until nothing is left to do. */
    void calm() {
        var moved = true;
        while (moved) {
            moved = left.reconnect() | right.reconnect();
            moved |= left.carryOut() | right.carryOut() | left.carryIn(0) | right.carryIn(0);
        }
    }

    private void hub(wormhole.mailbox.server.hub.Input input) {
        for (var effect : hub.handle(input, 1_000_000)) {
            if (effect instanceof wormhole.mailbox.server.hub.Effect.Send send) {
                for (var shore : List.of(left, right)) {
                    if (shore.connection == send.connection()) {
                        shore.in.add(send.frame().toString());
                    }
                }
            }
        }
    }

    /** One side and what is in flight to and from it. */
    final class Shore {
        final List<String> received = new ArrayList<>();
        final List<String> sent = new ArrayList<>();
        private final List<String> out = new ArrayList<>();
        private final List<String> in = new ArrayList<>();
        private final List<Timer> timers = new ArrayList<>();
        private final Tools tools;
        private Session session;
        private long connection = -1;

        Shore(String side, SeededEntropy entropy) {
            tools = new Tools(new ToyCryptoSuite(entropy), new PgpWordlistProvider().wordlist());
            var config = new SessionConfig(
                    new AppId("example.com/ferry"),
                    List.of("ferry", "1"),
                    Bytes.copyOf("{}".getBytes(StandardCharsets.UTF_8)),
                    "ws://ferry.example/v1",
                    Limits.DEFAULT,
                    Duration.ofMinutes(10));
            session = Session.with(config, new Side(side));
        }

        void begin() {
            tell(new Input.Start());
            tell(new Input.SetCode(Code.of("7-guitarist-revenge")));
        }

        void send(String text) {
            sent.add(text);
            tell(new Input.Send(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8))));
        }

        void close() {
            tell(new Input.Close());
        }

        boolean ended() {
            return session.ended();
        }

        /** What is in flight is lost. */
        void cut() {
            if (connection >= 0) {
                hub(new wormhole.mailbox.server.hub.Input.Disconnected(connection));
                connection = -1;
                out.clear();
                in.clear();
                tell(new Input.LinkDown(false, "cut"));
            }
        }

        boolean reconnect() {
            if (timers.isEmpty()) {
                return false;
            }
            var due = List.copyOf(timers);
            timers.clear();
            due.forEach(timer -> tell(new Input.TimerFired(timer)));
            return true;
        }

        /** Carries one frame to the server. */
        boolean carryOut() {
            if (out.isEmpty()) {
                return false;
            }
            hub(new wormhole.mailbox.server.hub.Input.Received(connection, out.remove(0)));
            return true;
        }

        /** Carries one frame from the server; a message may overtake the messages before it. */
        boolean carryIn(int overtaking) {
            if (in.isEmpty()) {
                return false;
            }
            var which = 0;
            while (which < overtaking && which + 1 < in.size() && isMessage(which) && isMessage(which + 1)) {
                which++;
            }
            tell(new Input.Received(in.remove(which)));
            return true;
        }

        private boolean isMessage(int which) {
            return in.get(which).contains("\"body\"");
        }

        private void tell(Input input) {
            var step = session.handle(input, tools);
            session = step.next();
            step.reports().forEach(this::carryOut);
        }

        private void carryOut(Effect effect) {
            if (effect instanceof Effect.Transmit transmit) {
                out.add(FrameWriter.write(transmit.frame(), "0000"));
            } else if (effect instanceof Effect.OpenLink) {
                connection = connections++;
                hub(new wormhole.mailbox.server.hub.Input.Connected(connection, new PeerAddress("192.0.2.1", 1)));
                tell(new Input.LinkUp());
            } else if (effect instanceof Effect.DropLink) {
                connection = -1;
                tell(new Input.LinkDown(false, "closed"));
            } else if (effect instanceof Effect.Arm arm && arm.timer().kind() == Timer.Kind.RECONNECT) {
                timers.add(arm.timer());
            } else if (effect instanceof Effect.Notify notify
                    && notify.notice() instanceof Notice.MessageReceived message) {
                received.add(new String(message.message().toArray(), StandardCharsets.UTF_8));
            }
        }
    }
}
