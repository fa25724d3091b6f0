package wormhole.conformance.simulation;

import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import wormhole.core.conversation.Conversation;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.effect.Step;
import wormhole.core.rendezvous.MailboxState;
import wormhole.core.rendezvous.Rendezvous;
import wormhole.core.session.Input;
import wormhole.core.session.Life;
import wormhole.core.session.Session;
import wormhole.core.session.Tools;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.Side;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;
import wormhole.testkit.Handling;

/** Ways to break a session from outside, each a bug somebody could write, to see whether the simulation notices. */
enum PlantedBug implements Handling {
    OWN_ECHO_TAKEN_FOR_THE_PEER {
        @Override
        public Step<Session, Effect> handle(Session session, Input input, Tools tools) {
            var ours = session.rendezvous().bind().side();
            var changed =
                    input instanceof Input.Received received ? new Input.Received(disguised(received, ours)) : input;
            return session.handle(changed, tools);
        }
    },

    MAILBOX_NOT_REOPENED_AFTER_A_RECONNECT {
        @Override
        public Step<Session, Effect> handle(Session session, Input input, Tools tools) {
            return onReconnect(session, input, tools, frame -> frame instanceof ClientFrame.Open);
        }
    },

    NAMEPLATE_NOT_RELEASED_WHEN_THE_PEER_IS_HEARD {
        @Override
        public Step<Session, Effect> handle(Session session, Input input, Tools tools) {
            var step = session.handle(input, tools);
            return step.next().life() instanceof Life.Active
                    ? without(step, frame -> frame instanceof ClientFrame.Release)
                    : step;
        }
    },

    DUPLICATES_NOT_RECOGNISED {
        @Override
        public Step<Session, Effect> handle(Session session, Input input, Tools tools) {
            var now = session.rendezvous();
            var forgetful = new Rendezvous(
                    now.bind(),
                    now.link(),
                    now.everUp(),
                    now.nameplate(),
                    now.mailbox(),
                    now.pending(),
                    Rendezvous.with(now.bind()).heard());
            return with(session, forgetful, session.conversation()).handle(input, tools);
        }
    },

    POSTED_NOT_REPEATED_AFTER_A_RECONNECT {
        @Override
        public Step<Session, Effect> handle(Session session, Input input, Tools tools) {
            return onReconnect(session, input, tools, frame -> frame instanceof ClientFrame.Add);
        }
    },

    DELIVERED_IN_ORDER_OF_ARRIVAL {
        @Override
        public Step<Session, Effect> handle(Session session, Input input, Tools tools) {
            var step = session.handle(input, tools);
            var effects = new ArrayList<>(step.reports());
            var now = step.next().conversation();
            new TreeMap<>(now.ahead()).values().forEach(early -> effects.add(heard(early)));
            var impatient =
                    new Conversation(now.open(), now.nextOut(), now.waiting(), now.nextIn(), Map.of(), now.dilation());
            return new Step<>(with(step.next(), step.next().rendezvous(), impatient), List.copyOf(effects));
        }
    },

    CLOSING_FORGETS_WHAT_WAS_POSTED {
        @Override
        public Step<Session, Effect> handle(Session session, Input input, Tools tools) {
            return session.rendezvous().mailbox() instanceof MailboxState.Closing
                    ? onReconnect(
                            session,
                            input,
                            tools,
                            frame -> frame instanceof ClientFrame.Open || frame instanceof ClientFrame.Add)
                    : session.handle(input, tools);
        }
    };

    private static Step<Session, Effect> onReconnect(
            Session session, Input input, Tools tools, Predicate<ClientFrame> lost) {
        var step = session.handle(input, tools);
        return input instanceof Input.LinkUp ? without(step, lost) : step;
    }

    private static Step<Session, Effect> without(Step<Session, Effect> step, Predicate<ClientFrame> lost) {
        return new Step<>(
                step.next(),
                step.reports().stream()
                        .filter(effect -> !(effect instanceof Effect.Transmit transmit && lost.test(transmit.frame())))
                        .toList());
    }

    private static Session with(Session session, Rendezvous rendezvous, Conversation conversation) {
        return new Session(
                session.config(),
                session.codeSelection(),
                rendezvous,
                session.keyAgreement(),
                conversation,
                session.life(),
                session.timers());
    }

    private static Effect heard(Bytes message) {
        return new Effect.Notify(new Notice.MessageReceived(message));
    }

    private static String disguised(Input.Received received, Side ours) {
        try {
            var frame = StrictJson.object(received.text());
            var echo = frame.getString("side", "").equals(ours.value());
            return echo
                    ? Json.createObjectBuilder(frame)
                            .add("side", "somebody")
                            .build()
                            .toString()
                    : received.text();
        } catch (JsonRefusedException e) {
            throw new AssertionError("the hub does not send such frames", e);
        }
    }
}
