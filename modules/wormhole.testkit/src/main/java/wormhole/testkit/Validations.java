package wormhole.testkit;

import java.util.List;
import java.util.Optional;
import wormhole.core.effect.Verdict.Kind;
import wormhole.testkit.Scenario.Leaving;

/** What must have come of a world when all is over. */
final class Validations {
    static final List<Invariant> AT_THE_END = List.of(
            Validations::bothHaveEnded,
            Validations::thosePatientEnoughSucceed,
            world -> delivered(world, world.left()),
            world -> delivered(world, world.right()),
            Validations::everySecretIsWiped,
            Validations::theServerKeepsNothing);

    private Validations() {}

    private static boolean disturbed(World world) {
        return world.scenario().restart() == Scenario.Restart.LOST
                || world.left().abandoned
                || world.right().abandoned
                || neverReached(world.left())
                || neverReached(world.right());
    }

    private static boolean neverReached(Party party) {
        return !party.session().rendezvous().everUp();
    }

    private static boolean sudden(World world, Party party) {
        return world.planOf(party.name()).leaving() == Leaving.SUDDENLY;
    }

    private static Optional<String> bothHaveEnded(World world) {
        return world.left().verdict.isPresent() && world.right().verdict.isPresent()
                ? Optional.empty()
                : Optional.of("not both have ended: left " + world.left().session() + ", right "
                        + world.right().session());
    }

    // A wrong code is noticed by both, also if one has hung up before the other came back (finding 1 of the design).
    private static Optional<String> thosePatientEnoughSucceed(World world) {
        if (disturbed(world) || sudden(world, world.left()) || sudden(world, world.right())) {
            return Optional.empty();
        }
        var expected = world.scenario().wrongCode() ? Kind.WRONG_CODE : Kind.HAPPY;
        return wrongEnd(world.left(), expected).or(() -> wrongEnd(world.right(), expected));
    }

    private static Optional<String> wrongEnd(Party party, Kind expected) {
        return party.verdict
                .filter(verdict -> verdict.kind() != expected)
                .map(verdict -> party.name() + " should have ended " + expected + " and ended " + verdict);
    }

    // Who closed happily has sent everything; a peer that waits for it gets it.
    private static Optional<String> delivered(World world, Party sender) {
        var receiver = world.peerOf(sender);
        var waits = world.planOf(receiver.name()).leaving() == Leaving.POLITELY;
        if (disturbed(world)
                || !waits
                || sender.verdict
                        .filter(verdict -> verdict.kind() == Kind.HAPPY)
                        .isEmpty()) {
            return Optional.empty();
        }
        return receiver.received.equals(sender.sent)
                ? Optional.empty()
                : Optional.of(receiver.name() + " heard " + receiver.received.size() + " of " + sender.sent.size()
                        + " messages, and " + sender.name() + " closed happily");
    }

    private static Optional<String> everySecretIsWiped(World world) {
        var left = world.secrets().notWiped();
        return left.isEmpty() ? Optional.empty() : Optional.of("not wiped: " + left);
    }

    private static Optional<String> theServerKeepsNothing(World world) {
        var state = world.serverState();
        return state.mailboxes() == 0 && state.nameplates() == 0
                ? Optional.empty()
                : Optional.of("pruned, and the server keeps " + state.mailboxes() + " mailboxes and "
                        + state.nameplates() + " nameplates");
    }
}
