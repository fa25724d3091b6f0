package wormhole.transport.ws.engine;

/** Decides about requests to a server. Called on the thread of the stream's callbacks; must not block. */
@FunctionalInterface
public interface RequestHandler {
    /**
     * Decides.
     *
     * @param request what was asked; see {@link HttpHead#asksForWebSocket}
     * @return the answer. {@link HttpAnswer.Upgrade} to a request that did not ask for it becomes status 426.
     */
    HttpAnswer answer(HttpHead request);

    /**
     * What the {@code Server} field of answers says.
     *
     * @return a product, such as {@code Example/1.0}; visible ASCII and blanks
     */
    default String product() {
        return "wormhole";
    }
}
