package wormhole.conformance.vectors;

import static org.junit.jupiter.api.Assertions.fail;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.opentest4j.TestAbortedException;
import wormhole.conformance.interop.Peers;

/**
 * Asks the Python testee and the Java testee the same. What differs, and was not chosen, fails with the case as a vector ready
 * to be added to a file; the last one printed is the smallest.
 */
final class SideBySide {
    private static final Testee JAVA = new JavaTestee();
    private static Optional<TesteeProcess> python = Optional.empty();

    private SideBySide() {}

    static void agree(String op, JsonObject in, Deviation... chosen) {
        var request = new Request(Json.createValue("generated"), op, in);
        var reference = python().ask(request);
        var vector = vector(request, reference);
        var ours = JAVA.ask(request);
        var judgement = new Expectation(vector).judge(ours);
        if (judgement.status() != Judgement.Status.AGREE && !isChosen(in, ours, reference, List.of(chosen))) {
            fail(judgement.status() + " " + judgement.detail() + "\n  the case: " + PythonJson.dumps(vector.json()));
        }
    }

    private static boolean isChosen(JsonObject in, Answer ours, Answer reference, List<Deviation> chosen) {
        var refusing = ours instanceof Answer.Refused;
        return reference instanceof Answer.Result
                && (refusing || ours instanceof Answer.Result)
                && chosen.stream()
                        .anyMatch(deviation -> deviation.refusing() == refusing
                                && deviation.shows().test(in));
    }

    private static VectorCase vector(Request request, Answer reference) {
        var vector = Json.createObjectBuilder(request.json());
        if (reference instanceof Answer.Result result) {
            vector.add("out", result.out());
        } else if (reference instanceof Answer.Refused refused) {
            vector.add("error", refused.error());
            if (!refused.text().isEmpty()) {
                vector.add("error_text", refused.text());
            }
        } else {
            fail("the Python testee has no answer: " + reference + "\n  asked: " + PythonJson.dumps(request.json()));
        }
        return new VectorCase("generated", vector.build());
    }

    private static synchronized TesteeProcess python() {
        if (python.isEmpty()) {
            var interpreter = Peers.PYTHON.require("bin/python").toString();
            var script =
                    Path.of("testees", "python", "testee.py").toAbsolutePath().toString();
            python = Optional.of(
                    new TesteeProcess(List.of(interpreter, script), Duration.ofSeconds(60), TesteeProcess.START));
        }
        return python.get();
    }

    /** Skips properties where the reference is not installed, and says so. */
    static final class NeedsPython implements SkipExecutionHook {
        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            try {
                Peers.PYTHON.require("bin/python");
                return SkipResult.doNotSkip();
            } catch (TestAbortedException e) {
                return SkipResult.skip(e.getMessage());
            }
        }
    }
}
