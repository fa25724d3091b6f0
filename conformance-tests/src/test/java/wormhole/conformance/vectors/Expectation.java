package wormhole.conformance.vectors;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Optional;
import java.util.stream.Collectors;
import wormhole.conformance.vectors.VectorCase.Latitude;

/** Whether a verdict is what the case says, or what its latitude allows too. */
final class Expectation {
    private final VectorCase vector;

    Expectation(VectorCase vector) {
        this.vector = vector;
    }

    /** Fails, readably, unless the verdict is right. */
    void check(Verdict verdict) {
        if (verdict instanceof Verdict.Produced produced) {
            checkProduced(produced);
        } else if (verdict instanceof Verdict.Agreed) {
            checkAccepted("agreed on a result");
        } else if (verdict instanceof Verdict.Refused refused) {
            checkRefused(refused);
        } else if (verdict instanceof Verdict.Ignored ignored) {
            checkAllowed(Latitude.MAY_IGNORE, "ignored: " + ignored.why());
        } else if (verdict instanceof Verdict.Departed departed) {
            checkAllowed(Latitude.MAY_DIFFER, "departed: " + departed.how());
        }
    }

    private void checkProduced(Verdict.Produced produced) {
        if (vector.out().isEmpty()) {
            checkAccepted("produced " + produced.value());
            return;
        }
        var differences = JsonDifference.between(vector.out().get(), produced.value());
        if (!differences.isEmpty()) {
            failWith("another result:" + differences.stream().collect(Collectors.joining("\n  ", "\n  ", "")));
        }
    }

    private void checkAccepted(String what) {
        if (vector.out().isEmpty()) {
            checkAllowed(Latitude.MAY_ACCEPT, what);
        }
    }

    private void checkRefused(Verdict.Refused refused) {
        if (vector.out().isPresent()) {
            checkAllowed(Latitude.MAY_REJECT, "refused: " + refused.text());
            return;
        }
        var text = vector.errorText();
        if (text.isPresent() && !text.get().equals(refused.text())) {
            failWith("refused with another text:\n  expected " + text.get() + "\n  but was  " + refused.text());
        }
    }

    private void checkAllowed(Latitude needed, String what) {
        if (!vector.latitude().equals(Optional.of(needed))) {
            failWith(what + "\n  expected " + expected());
        }
    }

    private String expected() {
        var expected = vector.out()
                .map(out -> "the result " + out)
                .orElseGet(() -> "an error (there: " + vector.error().orElse("") + ")");
        return expected + vector.latitude().map(latitude -> ", " + latitude).orElse("");
    }

    private void failWith(String what) {
        fail(vector.displayName() + " (" + vector.op() + ") " + what
                + vector.note().map(note -> "\n  note: " + note).orElse(""));
    }
}
