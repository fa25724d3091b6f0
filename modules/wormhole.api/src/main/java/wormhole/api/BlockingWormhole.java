package wormhole.api;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import wormhole.api.error.WormholeException;

/**
 * The blocking flavour: methods wait. A wait that times out changes nothing and may be repeated; no message is lost. Each
 * method that waits has a form without a timeout, which waits as long as {@link WormholeClient#blocking} was told.
 *
 * <p>All throw {@link WormholeException} when the wormhole has ended, {@link TimeoutException} when the time is up, and
 * {@link InterruptedException} when the waiting thread is interrupted.
 */
public interface BlockingWormhole extends WormholeControls, AutoCloseable {
    /**
     * Waits for the server's welcome.
     *
     * @param timeout how long
     * @return what it says
     * @throws WormholeException the wormhole ended
     * @throws TimeoutException the time is up
     * @throws InterruptedException this thread was interrupted
     */
    Welcome getWelcome(Duration timeout) throws WormholeException, TimeoutException, InterruptedException;

    /**
     * {@link #getWelcome(Duration)} with the default timeout.
     *
     * @return what the server says
     * @throws WormholeException the wormhole ended
     * @throws TimeoutException the time is up
     * @throws InterruptedException this thread was interrupted
     */
    Welcome getWelcome() throws WormholeException, TimeoutException, InterruptedException;

    /**
     * Waits for the code. Asks for one to be allocated if none was asked for.
     *
     * @param timeout how long
     * @return the code
     * @throws WormholeException the wormhole ended
     * @throws TimeoutException the time is up
     * @throws InterruptedException this thread was interrupted
     */
    Code getCode(Duration timeout) throws WormholeException, TimeoutException, InterruptedException;

    /**
     * {@link #getCode(Duration)} with the default timeout.
     *
     * @return the code
     * @throws WormholeException the wormhole ended
     * @throws TimeoutException the time is up
     * @throws InterruptedException this thread was interrupted
     */
    Code getCode() throws WormholeException, TimeoutException, InterruptedException;

    /**
     * Waits for the verifier.
     *
     * @param timeout how long
     * @return for people to compare
     * @throws WormholeException the wormhole ended
     * @throws TimeoutException the time is up
     * @throws InterruptedException this thread was interrupted
     */
    Verifier getVerifier(Duration timeout) throws WormholeException, TimeoutException, InterruptedException;

    /**
     * {@link #getVerifier(Duration)} with the default timeout.
     *
     * @return for people to compare
     * @throws WormholeException the wormhole ended
     * @throws TimeoutException the time is up
     * @throws InterruptedException this thread was interrupted
     */
    Verifier getVerifier() throws WormholeException, TimeoutException, InterruptedException;

    /**
     * Waits for what the peer's application says of itself.
     *
     * @param timeout how long
     * @return as it says
     * @throws WormholeException the wormhole ended
     * @throws TimeoutException the time is up
     * @throws InterruptedException this thread was interrupted
     */
    Versions getVersions(Duration timeout) throws WormholeException, TimeoutException, InterruptedException;

    /**
     * {@link #getVersions(Duration)} with the default timeout.
     *
     * @return as the peer's application says
     * @throws WormholeException the wormhole ended
     * @throws TimeoutException the time is up
     * @throws InterruptedException this thread was interrupted
     */
    Versions getVersions() throws WormholeException, TimeoutException, InterruptedException;

    /**
     * Sends a message and waits until the server has stored it. When the time is up the message is still on its way.
     *
     * @param message up to {@link Limits#maxMessageBytes}; copied
     * @param timeout how long
     * @throws WormholeException the wormhole ended
     * @throws TimeoutException the time is up
     * @throws InterruptedException this thread was interrupted
     */
    void sendData(byte[] message, Duration timeout) throws WormholeException, TimeoutException, InterruptedException;

    /**
     * {@link #sendData(byte[], Duration)} with the default timeout.
     *
     * @param message up to {@link Limits#maxMessageBytes}; copied
     * @throws WormholeException the wormhole ended
     * @throws TimeoutException the time is up
     * @throws InterruptedException this thread was interrupted
     */
    void sendData(byte[] message) throws WormholeException, TimeoutException, InterruptedException;

    /**
     * Waits for the next message of the peer. When the time is up no message is lost.
     *
     * @param timeout how long
     * @return the message
     * @throws WormholeException the wormhole ended
     * @throws TimeoutException the time is up
     * @throws InterruptedException this thread was interrupted
     */
    byte[] getData(Duration timeout) throws WormholeException, TimeoutException, InterruptedException;

    /**
     * {@link #getData(Duration)} with the default timeout.
     *
     * @return the message
     * @throws WormholeException the wormhole ended
     * @throws TimeoutException the time is up
     * @throws InterruptedException this thread was interrupted
     */
    byte[] getData() throws WormholeException, TimeoutException, InterruptedException;

    /**
     * Closes and waits until the server has been told. What was sent and not yet stored is delivered first.
     *
     * @param timeout how long
     * @return a good end
     * @throws WormholeException a bad end: {@code LonelyException} if the key was never confirmed
     * @throws TimeoutException the time is up; the wormhole goes on closing
     * @throws InterruptedException this thread was interrupted
     */
    Outcome closeAndWait(Duration timeout) throws WormholeException, TimeoutException, InterruptedException;

    /** Closes without waiting for the result, as at the end of a try block. Closing twice is harmless. */
    @Override
    void close();
}
