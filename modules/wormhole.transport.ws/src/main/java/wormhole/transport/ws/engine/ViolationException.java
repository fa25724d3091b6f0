package wormhole.transport.ws.engine;

/** The other end broke the protocol or a limit. The text names what, never a content. */
final class ViolationException extends Exception {
    /** RFC 6455 section 7.4.1. */
    static final int PROTOCOL_ERROR = 1002;

    /** RFC 6455 section 7.4.1. */
    static final int TOO_BIG = 1009;

    private static final long serialVersionUID = 1;

    private final int code;

    private ViolationException(int code, String what) {
        super(what, null, false, false);
        this.code = code;
    }

    static ViolationException protocol(String what) {
        return new ViolationException(PROTOCOL_ERROR, what);
    }

    static ViolationException limit(String what) {
        return new ViolationException(TOO_BIG, what);
    }

    int code() {
        return code;
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
