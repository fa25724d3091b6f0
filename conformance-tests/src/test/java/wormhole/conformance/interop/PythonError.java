package wormhole.conformance.interop;

/** The reference raised something. */
final class PythonError extends Exception {
    private static final long serialVersionUID = 1L;

    private final String className;

    PythonError(String className, String text) {
        super(className + ": " + text);
        this.className = className;
    }

    String className() {
        return className;
    }
}
