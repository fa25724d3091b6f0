package wormhole.conformance.vectors;

import java.util.Map;

/** Computes, with our modules, what a request asks for. */
@FunctionalInterface
interface Operation {
    /**
     * Runs a request.
     *
     * @throws Exception a crash; fails the case whatever it expects
     */
    Answer run(Request request) throws Exception;

    /** The operations of one vector file, by name. */
    interface Family {
        /** The last part of the file's schema. */
        String schema();

        Map<String, Operation> operations();
    }
}
