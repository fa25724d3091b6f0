package wormhole.runtime.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What is said to a proxy and expected of it, as a value with no connection of its own. */
interface ProxyTalk {
    /** The most a proxy may say before the connection is there, in bytes. */
    int MAX_ANSWER = 8 << 10;

    /** The first words. */
    ByteBuffer opening();

    /**
     * Looks at all that has come so far.
     *
     * @param said what has come and was not consumed; the position is moved over what is dealt with
     * @return what to answer; empty to wait for more
     * @throws IOException the proxy refuses, or is none
     */
    ByteBuffer answer(ByteBuffer said) throws IOException;

    /** Whether the connection to the address is there: whatever comes next is from its other end. */
    boolean done();
}
