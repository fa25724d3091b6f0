package wormhole.testkit;

import wormhole.core.effect.Effect;
import wormhole.core.effect.Step;
import wormhole.core.session.Input;
import wormhole.core.session.Session;
import wormhole.core.session.Tools;

/**
 * What turns an input into a step: the session itself, or something around it that breaks it on purpose, to see whether the
 * simulation notices.
 */
@FunctionalInterface
public interface Handling {
    /** The session itself. */
    Handling HONEST = Session::handle;

    /**
     * Deals with an input.
     *
     * @param session as it is
     * @param input what happened
     * @param tools to work with
     * @return as it will be, and what to do
     */
    Step<Session, Effect> handle(Session session, Input input, Tools tools);
}
