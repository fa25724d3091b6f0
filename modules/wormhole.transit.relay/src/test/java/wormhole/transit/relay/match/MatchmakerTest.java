package wormhole.transit.relay.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchmakerTest {
    private static final String TOKEN = "a".repeat(64);
    private static final MatchLimits TIGHT = new MatchLimits(4, 3, 2, 60_000_000, 90_000_000, 1000);

    private final Matchmaker matchmaker = new Matchmaker(TIGHT, new Blur(0));

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String line(String side) {
        return "please relay " + TOKEN + " for side " + side.repeat(16) + "\n";
    }

    private List<Effect> asks(long connection, String side, long now) {
        assertEquals(List.of(), matchmaker.opened(connection, "host" + connection, now));
        return matchmaker.received(connection, bytes(line(side)), now);
    }

    private static UsageRecord usage(long started, long total, Mood mood) {
        return new UsageRecord(started, total, OptionalLong.empty(), 0, mood);
    }

    @Test
    void twoSidesOfOneTokenAreJoined() {
        assertEquals(List.of(), asks(1, "1", 10));
        assertEquals(
                List.of(new Effect.Write(2, Reply.OK), new Effect.Write(1, Reply.OK), new Effect.Pair(1, 2)),
                asks(2, "2", 30));
        assertEquals(new Snapshot(2, 0, 0), matchmaker.snapshot());
        matchmaker.passed(1, 5, 40);
        matchmaker.passed(2, 6, 40);
        assertEquals(new Snapshot(2, 0, 11), matchmaker.snapshot());
        var record = new UsageRecord(10, 40, OptionalLong.of(20), 11, Mood.HAPPY);
        assertEquals(List.of(new Effect.Close(1), new Effect.Log(record)), matchmaker.closed(2, 50));
        assertEquals(List.of(), matchmaker.closed(1, 51));
        assertEquals(new Snapshot(0, 0, 0), matchmaker.snapshot());
    }

    @Test
    void whatStandsBehindTheSecondLineIsLeftForThePartner() {
        asks(1, "1", 0);
        matchmaker.opened(2, "host", 0);
        var data = bytes(line("2") + "more");
        var effects = matchmaker.received(2, data, 0);
        assertInstanceOf(Effect.Pair.class, effects.get(2));
        assertEquals("more", StandardCharsets.US_ASCII.decode(data).toString());
    }

    @Test
    void tooManyConnectionsAreSentAwayAndThereIsRoomAgainWhenOneEnds() {
        for (int i = 0; i < 4; i++) {
            assertEquals(List.of(), matchmaker.opened(i, "host" + i, 0));
        }
        assertEquals(List.of(new Effect.Close(9)), matchmaker.opened(9, "other", 0));
        matchmaker.closed(0, 1);
        assertEquals(List.of(), matchmaker.opened(10, "other", 2));
    }

    @Test
    void tooManyConnectionsOfOneSourceAreSentAwayAndOthersAreNot() {
        for (int i = 0; i < 3; i++) {
            assertEquals(List.of(), matchmaker.opened(i, "same", 0));
        }
        assertEquals(List.of(new Effect.Close(3)), matchmaker.opened(3, "same", 0));
        assertEquals(List.of(), matchmaker.opened(4, "other", 0));
        matchmaker.closed(4, 1);
        matchmaker.closed(0, 1);
        assertEquals(List.of(), matchmaker.opened(5, "same", 2));
    }

    @Test
    void tooManyThatWaitWithOneTokenAreRedundantAndTheirPartnerStillFits() {
        asks(1, "1", 0);
        asks(2, "1", 0);
        assertEquals(List.of(new Effect.Close(3), new Effect.Log(usage(5, 0, Mood.REDUNDANT))), asks(3, "1", 5));
        assertTrue(asks(4, "2", 6).contains(new Effect.Pair(1, 4)));
    }

    @Test
    void whoTakesTooLongForItsLineIsClosed() {
        matchmaker.opened(1, "host", 0);
        matchmaker.received(1, bytes("please"), 59_999_999);
        assertEquals(List.of(), matchmaker.tick(59_999_999));
        assertEquals(
                List.of(new Effect.Close(1), new Effect.Log(usage(0, 60_000_000, Mood.EMPTY))),
                matchmaker.tick(60_000_000));
        assertEquals(List.of(), matchmaker.tick(70_000_000));
        assertEquals(List.of(), matchmaker.received(1, bytes(" relay"), 70_000_000));
        assertEquals(List.of(), matchmaker.closed(1, 70_000_000));
    }

    @Test
    void whoWaitsTooLongForAPartnerIsClosedAndNotFoundAnyMore() {
        asks(1, "1", 10);
        assertEquals(List.of(), matchmaker.tick(90_000_009));
        assertEquals(
                List.of(new Effect.Close(1), new Effect.Log(usage(10, 90_000_000, Mood.LONELY))),
                matchmaker.tick(90_000_010));
        assertEquals(List.of(), asks(2, "2", 90_000_011));
    }

    @Test
    void aPairThatPassesTooMuchIsClosedAndWrittenDownOnce() {
        asks(1, "1", 0);
        asks(2, "2", 0);
        assertEquals(List.of(), matchmaker.passed(1, 600, 1));
        assertEquals(List.of(), matchmaker.passed(2, 400, 1));
        var record = new UsageRecord(0, 2, OptionalLong.of(0), 1001, Mood.ERRORY);
        assertEquals(
                List.of(new Effect.Close(2), new Effect.Close(1), new Effect.Log(record)), matchmaker.passed(2, 1, 2));
        assertEquals(List.of(), matchmaker.passed(1, 1, 2));
        assertEquals(List.of(), matchmaker.closed(1, 3));
        assertEquals(List.of(), matchmaker.closed(2, 3));
    }

    @Test
    void aLineThatNeverEndsIsNotKeptPastItsLimit() {
        matchmaker.opened(1, "host", 0);
        assertEquals(List.of(), matchmaker.received(1, bytes("x".repeat(1024)), 0));
        var data = bytes("x".repeat(5000));
        assertEquals(new Effect.Close(1), matchmaker.received(1, data, 0).get(0));
        assertEquals(0, data.remaining());
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,10000", "10000,10000", "10001,20000", "1000000,1000000", "1000000001,1100000000"})
    void sizesAreRoundedUp(long size, long expected) {
        assertEquals(expected, Blur.size(size));
    }
}
