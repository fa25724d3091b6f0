package wormhole.core.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import wormhole.api.Mood;
import wormhole.core.effect.Verdict.Kind;

final class VerdictTest {
    private static final Set<Kind> WITHOUT_GOODBYE =
            EnumSet.of(Kind.SERVER_MISBEHAVED, Kind.UNREACHABLE, Kind.CLIENT_CLOSED, Kind.INTERNAL_FAULT);

    @Test
    void aHappyEndIsNoError() {
        assertEquals(Optional.empty(), Verdict.of(Kind.HAPPY).error());
        assertEquals(Mood.HAPPY, Verdict.of(Kind.HAPPY).mood());
    }

    @ParameterizedTest
    @CsvSource({
        "LONELY, LonelyException, LONELY",
        "WRONG_CODE, WrongCodeException, SCARY",
        "PEER_MISBEHAVED, PeerMisbehavedException, ERRORY",
        "UNWELCOME, UnwelcomeException, UNWELCOME",
        "CROWDED, CrowdedException, ERRORY",
        "REFUSED, ServerRefusedException, ERRORY",
        "SERVER_MISBEHAVED, ServerMisbehavedException, ERRORY",
        "UNREACHABLE, ServerUnreachableException, ERRORY",
        "CLIENT_CLOSED, ClientClosedException, ERRORY",
        "INTERNAL_FAULT, InternalFaultException, ERRORY"
    })
    void everyOtherEndHasItsOwnErrorWithTheMoodThatTheServerIsTold(Kind kind, String error, Mood mood) {
        var verdict = Verdict.of(kind);
        var thrown = verdict.error().orElseThrow();
        assertEquals(error, thrown.getClass().getSimpleName());
        assertEquals(mood, verdict.mood());
        assertEquals(mood, thrown.mood());
        assertNotSame(thrown, verdict.error().orElseThrow(), "each caller has its own stack trace");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PEER_MISBEHAVED", "UNWELCOME", "REFUSED", "SERVER_MISBEHAVED", "UNREACHABLE", "INTERNAL_FAULT"})
    void whatThereIsToSayIsInTheError(Kind kind) {
        assertEquals(
                "what happened",
                new Verdict(kind, "what happened").error().orElseThrow().getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatCannotBeReachedOrTrustedIsNotToldNorIsAnyWhenWeStopOnTheSpot(Kind kind) {
        assertEquals(!WITHOUT_GOODBYE.contains(kind), Verdict.of(kind).isTold());
    }
}
