package wormhole.conformance.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wormhole.core.effect.Step;
import wormhole.core.wire.Bytes;
import wormhole.transit.contest.Contest;
import wormhole.transit.contest.Effect;
import wormhole.transit.contest.Input;
import wormhole.transit.contest.Notice;
import wormhole.transit.contest.Timer;
import wormhole.transit.handshake.HandshakeLines;

/** How a contest is driven: as it wants, or with a bug that somebody could have written into it. */
enum ContestHandling {
    HONEST {
        @Override
        Optional<Effect> instead(Effect effect) {
            return Optional.of(effect);
        }
    },
    THE_SENDER_CHOOSES_ALL {
        @Override
        Optional<Effect> instead(Effect effect) {
            return effect instanceof Effect.Write write && write.data() == HandshakeLines.NEVERMIND
                    ? Optional.of(new Effect.Write(write.id(), HandshakeLines.GO))
                    : Optional.of(effect);
        }
    },
    LOSERS_STAY_OPEN {
        @Override
        Optional<Effect> instead(Effect effect) {
            return effect instanceof Effect.Close ? Optional.empty() : Optional.of(effect);
        }
    },
    NO_TIME_LIMIT {
        @Override
        Optional<Effect> instead(Effect effect) {
            return effect instanceof Effect.Arm arm && arm.timer() instanceof Timer.Limit
                    ? Optional.empty()
                    : Optional.of(effect);
        }
    },
    THE_FIRST_RECORDS_ARE_LOST {
        @Override
        Optional<Effect> instead(Effect effect) {
            return effect instanceof Effect.Notify notify && notify.notice() instanceof Notice.Won won
                    ? Optional.of(new Effect.Notify(new Notice.Won(won.id(), Bytes.owning(new byte[0]), won.path())))
                    : Optional.of(effect);
        }
    },
    ONE_CALLER_BLOCKS_ALL {
        @Override
        Step<Contest, Effect> handle(Contest contest, Input input) {
            return input instanceof Input.Accepted && contest.pending() > 0
                    ? Step.to(contest)
                    : super.handle(contest, input);
        }

        @Override
        Optional<Effect> instead(Effect effect) {
            return Optional.of(effect);
        }
    };

    abstract Optional<Effect> instead(Effect effect);

    Step<Contest, Effect> handle(Contest contest, Input input) {
        var step = contest.handle(input);
        List<Effect> effects = new ArrayList<>();
        step.reports().forEach(effect -> instead(effect).ifPresent(effects::add));
        return new Step<>(step.next(), effects);
    }
}
