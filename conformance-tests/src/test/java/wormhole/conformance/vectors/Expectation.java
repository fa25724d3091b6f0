package wormhole.conformance.vectors;

import java.util.Optional;
import java.util.stream.Collectors;
import wormhole.conformance.vectors.VectorCase.Latitude;

/** Whether an answer is what the case says, or what its latitude allows too. */
final class Expectation {
    private final VectorCase vector;

    Expectation(VectorCase vector) {
        this.vector = vector;
    }

    /** The same question put to two testees: the first one's answer is what the other's is measured by. */
    static Judgement between(VectorCase vector, Answer first, Answer second) {
        if (first instanceof Answer.Result result) {
            return new Expectation(vector.expecting("out", result.out())).judge(second);
        }
        if (first instanceof Answer.Refused refused) {
            return new Expectation(vector.expecting("error", jakarta.json.Json.createValue(refused.error())))
                    .judge(second);
        }
        return second.getClass() == first.getClass() ? Judgement.agree() : Judgement.differ(first + " and " + second);
    }

    Judgement judge(Answer answer) {
        var latitude = vector.latitude();
        if (answer instanceof Answer.Result result) {
            return judgeResult(result);
        } else if (answer instanceof Answer.Refused refused) {
            return judgeRefused(refused);
        } else if (answer instanceof Answer.Ignored ignored) {
            return allowed(latitude, Latitude.MAY_IGNORE, "ignored: " + ignored.why());
        } else if (answer instanceof Answer.Departed departed) {
            return ResultComparison.isCrash(vector.op(), vector.out())
                    ? new Judgement(Judgement.Status.LATITUDE, "departed: " + departed.how())
                    : allowed(latitude, Latitude.MAY_DIFFER, "departed: " + departed.how());
        } else if (answer instanceof Answer.Unsupported unsupported) {
            return new Judgement(Judgement.Status.UNSUPPORTED, unsupported.why());
        } else if (answer instanceof Answer.TimedOut timedOut) {
            return new Judgement(Judgement.Status.TIMEOUT, timedOut.after());
        }
        return new Judgement(Judgement.Status.CRASH, ((Answer.Crashed) answer).what());
    }

    private Judgement judgeResult(Answer.Result result) {
        if (vector.out().isEmpty()) {
            return allowed(
                    vector.latitude(), Latitude.MAY_ACCEPT, "produced " + JsonDifference.shortened(result.out()));
        }
        var differences = ResultComparison.between(vector.op(), vector.out().get(), result.out());
        return differences.isEmpty() ? Judgement.agree() : judgeDifferent(differences, result);
    }

    private Judgement judgeDifferent(java.util.List<String> differences, Answer.Result result) {
        var places = differences.stream().collect(Collectors.joining("\n  ", "\n  ", ""));
        var allowed = vector.latitude()
                .filter(latitude ->
                        StepLatitude.allows(latitude, vector.out().orElseThrow(), result.out(), vector.op()))
                .isPresent();
        return allowed
                ? new Judgement(Judgement.Status.LATITUDE, "another result:" + places)
                : Judgement.differ(noted("another result:" + places));
    }

    private Judgement judgeRefused(Answer.Refused refused) {
        if (vector.out().isPresent()) {
            return allowed(
                    vector.latitude(), Latitude.MAY_REJECT, "refused: " + refused.error() + " " + refused.text());
        }
        var text = vector.errorText();
        if (text.isPresent() && !text.get().equals(refused.text())) {
            return Judgement.differ(
                    noted("refused with another text:\n  expected " + text.get() + "\n  but was  " + refused.text()));
        }
        return Judgement.agree();
    }

    private Judgement allowed(Optional<Latitude> given, Latitude needed, String what) {
        return given.equals(Optional.of(needed))
                ? new Judgement(Judgement.Status.LATITUDE, what)
                : Judgement.differ(noted(what + "\n  expected " + expected()));
    }

    private String expected() {
        var expected = vector.out()
                .map(out -> "the result " + JsonDifference.shortened(out))
                .orElseGet(() -> "an error (there: " + vector.error().orElse("") + ")");
        return expected + vector.latitude().map(latitude -> ", " + latitude).orElse("");
    }

    private String noted(String what) {
        return what + vector.note().map(note -> "\n  note: " + note).orElse("");
    }
}
