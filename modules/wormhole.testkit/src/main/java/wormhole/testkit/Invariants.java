package wormhole.testkit;

import java.util.List;
import java.util.Optional;
import wormhole.api.Limits;
import wormhole.core.effect.Verdict;
import wormhole.core.pake.KeyAgreement;

/** What must hold after every step of every world, whatever befell it. */
final class Invariants {
    /** All of them. */
    static final List<Invariant> ALWAYS = List.of(
            each(Invariants::hearsWhatWasSent),
            each(Invariants::keepsNothingItDelivered),
            each(Invariants::staysWithinItsLimits),
            each(Invariants::endsAsItShould),
            Invariants::keysAreEqualIfCodesAre);

    private Invariants() {}

    @FunctionalInterface
    private interface OfParty {
        Optional<String> broken(World world, Party party);
    }

    private static Invariant each(OfParty check) {
        return world -> check.broken(world, world.left()).or(() -> check.broken(world, world.right()));
    }

    private static Optional<String> unless(boolean holds, String otherwise) {
        return holds ? Optional.empty() : Optional.of(otherwise);
    }

    private static Optional<String> hearsWhatWasSent(World world, Party party) {
        var sent = world.peerOf(party).sent;
        var heard = party.received.size();
        return unless(
                heard <= sent.size() && sent.subList(0, heard).equals(party.received),
                party.name() + " heard what is no gapless beginning of what was sent");
    }

    private static Optional<String> keepsNothingItDelivered(World world, Party party) {
        var conversation = party.session().conversation();
        var delivered = conversation.ahead().keySet().stream().anyMatch(number -> number <= conversation.nextIn());
        var pending = party.session().rendezvous().pending().frames();
        var stored = pending.stream()
                .map(add -> add.phase().number())
                .anyMatch(number -> number.isPresent() && party.stored.contains(number.getAsLong()));
        return unless(
                !delivered && !stored && pending.stream().distinct().count() == pending.size(),
                party.name() + " keeps what it has delivered");
    }

    private static Optional<String> staysWithinItsLimits(World world, Party party) {
        var session = party.session();
        Limits limits = session.config().limits();
        var held = session.keyAgreement().state() instanceof KeyAgreement.State.AwaitingPeer awaiting
                ? awaiting.held().size()
                : 0;
        // Two more than the application's own: the key agreement and the version.
        var unsent = session.conversation().waiting().size()
                + session.rendezvous().pending().size();
        return unless(
                held <= limits.maxMessagesAwaitingKey()
                        && session.conversation().ahead().size() <= limits.maxMessagesAhead()
                        && unsent <= limits.maxMessagesUnsent() + 2,
                party.name() + " holds more than it may");
    }

    private static Optional<String> endsAsItShould(World world, Party party) {
        return party.verdict.flatMap(verdict -> unless(
                mayEnd(world, party, verdict.kind()),
                party.name() + " ends " + verdict + (party.verifier.isPresent() ? " with" : " without")
                        + " a verifier"));
    }

    private static boolean mayEnd(World world, Party party, Verdict.Kind kind) {
        switch (kind) {
            case HAPPY:
                return party.verifier.isPresent();
            case LONELY:
                return party.verifier.isEmpty();
            case WRONG_CODE:
                return world.scenario().wrongCode();
            case UNREACHABLE:
                return !party.session().rendezvous().everUp() || party.abandoned;
            default:
                return false;
        }
    }

    private static Optional<String> keysAreEqualIfCodesAre(World world) {
        var left = world.left();
        var right = world.right();
        var same = !world.scenario().wrongCode();
        var leftKey = left.session().keyAgreement().key();
        if (leftKey.isPresent()
                && right.session()
                        .keyAgreement()
                        .key()
                        .filter(key -> key.equals(leftKey.get()) != same)
                        .isPresent()) {
            return Optional.of(same ? "one code gave two keys" : "two codes gave one key");
        }
        if (!same && (left.verifier.isPresent() || right.verifier.isPresent())) {
            return Optional.of("a key was confirmed, and the codes are different");
        }
        return unless(
                left.verifier.isEmpty()
                        || right.verifier.isEmpty()
                        || left.verifier.equals(right.verifier)
                                && (left.derivedKey.isEmpty()
                                        || right.derivedKey.isEmpty()
                                        || left.derivedKey.equals(right.derivedKey)),
                "one code gave two verifiers or derived keys");
    }
}
