package wormhole.conformance.vectors;

/** An implementation that answers requests: in this process, or a process of its own. */
interface Testee extends AutoCloseable {
    /** Whoever it is, for the reader. */
    String name();

    /** Answers; a crash, and being late, are answers too. */
    Answer ask(Request request);

    @Override
    default void close() {}
}
