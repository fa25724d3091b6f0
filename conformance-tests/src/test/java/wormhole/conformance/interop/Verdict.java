package wormhole.conformance.interop;

import wormhole.api.error.LonelyException;
import wormhole.api.error.WrongCodeException;

/** How a wormhole ended, in one vocabulary for all implementations. */
enum Verdict {
    HAPPY,
    LONELY,
    WRONG_CODE,
    OTHER;

    static Verdict of(Throwable error) {
        if (error instanceof java.util.concurrent.CompletionException && error.getCause() != null) {
            return of(error.getCause());
        }
        if (error instanceof PythonError python) {
            return ofPython(python.className());
        }
        return ofJava(error);
    }

    private static Verdict ofPython(String className) {
        return switch (className) {
            case "WrongPasswordError" -> WRONG_CODE;
            case "LonelyError" -> LONELY;
            default -> OTHER;
        };
    }

    private static Verdict ofJava(Throwable error) {
        if (error instanceof WrongCodeException) {
            return WRONG_CODE;
        }
        return error instanceof LonelyException ? LONELY : OTHER;
    }
}
