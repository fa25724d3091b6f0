package wormhole.mailbox.server.hub;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What remains of a nameplate or mailbox in the usage log. The last rule that fits names the result. */
final class Summary {
    private final long blurMicros;

    Summary(int blurSeconds) {
        blurMicros = blurSeconds * 1_000_000L;
    }

    long blur(long micros) {
        return blurMicros == 0 ? micros : Math.floorDiv(micros, blurMicros) * blurMicros;
    }

    UsageRecord of(String app, Nameplate nameplate, long now, boolean pruned) {
        var times = nameplate.arrivals();
        var result = times.size() == 2 ? "happy" : "lonely";
        return new UsageRecord.OfNameplate(
                app, blur(times.get(0)), now - times.get(0), waiting(times), outranked(result, pruned, times.size()));
    }

    UsageRecord of(String app, Mailbox mailbox, long now, boolean pruned) {
        var times = mailbox.arrivals();
        var moods = mailbox.openings.stream().map(opening -> opening.mood).toList();
        var result = Stream.of("scary", "errory", "lonely")
                .filter(moods::contains)
                .findFirst()
                .orElse(times.size() == 1 ? "lonely" : "happy");
        return new UsageRecord.OfMailbox(
                app,
                mailbox.forNameplate,
                blur(times.get(0)),
                now - times.get(0),
                waiting(times),
                outranked(result, pruned, times.size()));
    }

    private static String outranked(String result, boolean pruned, int sides) {
        if (sides > 2) {
            return "crowded";
        }
        return pruned ? "pruney" : result;
    }

    private static OptionalLong waiting(List<Long> times) {
        return times.size() > 1 ? OptionalLong.of(times.get(1) - times.get(0)) : OptionalLong.empty();
    }
}
