package wormhole.conformance.mutants;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes and methods, each {@code CLASS} or {@code CLASS#METHOD}, and prints what fails, a line each. */
public final class Detection implements TestExecutionListener {
    private static final int NOTHING_FAILED = 0;
    private static final int SOMETHING_FAILED = 1;
    private static final int NOTHING_RAN = 3;

    private final Set<String> failed = new LinkedHashSet<>();
    private int ran;

    private Detection() {}

    /**
     * Runs them; the exit status is 0 if all passed, 1 if one failed, 3 if there was none.
     *
     * @param tests which
     */
    public static void main(String[] tests) {
        var detection = new Detection();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(tests).map(Detection::selector).toList())
                .build();
        LauncherFactory.create().execute(request, detection);
        detection.failed.forEach(name -> System.out.println("failed: " + name));
        System.out.println("ran: " + detection.ran);
        System.out.flush();
        // Threads of a mutant may never end.
        Runtime.getRuntime().halt(detection.status());
    }

    private int status() {
        if (!failed.isEmpty()) {
            return SOMETHING_FAILED;
        }
        return ran == 0 ? NOTHING_RAN : NOTHING_FAILED;
    }

    private static DiscoverySelector selector(String test) {
        return test.indexOf('#') < 0 ? DiscoverySelectors.selectClass(test) : DiscoverySelectors.selectMethod(test);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        ran += test.isTest() && result.getStatus() != TestExecutionResult.Status.ABORTED ? 1 : 0;
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            failed.add(test.getDisplayName());
        }
    }
}
