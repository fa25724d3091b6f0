package wormhole.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wormhole.spi.Availability;
import wormhole.spi.mailbox.LinkContext;
import wormhole.spi.mailbox.LinkEnd;
import wormhole.spi.mailbox.MailboxLinkProvider;
import wormhole.spi.stream.Dialer;
import wormhole.spi.stream.HostPort;

/** What every {@link MailboxLinkProvider} must do. A subclass brings a server for its kind of link. */
public abstract class MailboxLinkContract {
    /** The longest message of the links under test, in bytes. */
    protected static final int MAX_MESSAGE = 100_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ScheduledExecutorService timers;
    private MailboxLinkProvider provider;
    private Server server;

    /** For subclasses. */
    protected MailboxLinkContract() {}

    /** A server for the links under test. */
    protected interface Server extends AutoCloseable {
        /**
         * Where it is.
         *
         * @return a URI that opens a link
         */
        URI uri();

        /**
         * A place beside it that takes connections and never answers.
         *
         * @return a URI that opens none
         */
        URI deaf();

        /**
         * The server's end of the next link; waits for it.
         *
         * @return a link that is open
         * @throws InterruptedException while waiting
         */
        Session accept() throws InterruptedException;

        @Override
        void close();
    }

    /** The server's end of one link. */
    protected interface Session {
        /**
         * Sends a message.
         *
         * @param message any text
         */
        void send(String message);

        /**
         * The next message; waits for it.
         *
         * @return as received, or {@code null} if the link ended instead
         * @throws InterruptedException while waiting
         */
        String receive() throws InterruptedException;

        /** Closes in order, as the protocol has it. */
        void close();

        /** Cuts the connection. */
        void cut();

        /** Neither reads nor answers any more. */
        void fallSilent();
    }

    /**
     * What is tested.
     *
     * @return a new provider
     */
    protected abstract MailboxLinkProvider provider();

    /**
     * What the links may dial with.
     *
     * @return a dialer that reaches the server
     */
    protected abstract Dialer dialer();

    /**
     * Starts a server.
     *
     * @return running until closed
     * @throws IOException it cannot run
     */
    protected abstract Server serve() throws IOException;

    @BeforeEach
    final void begin() throws IOException {
        timers = Executors.newSingleThreadScheduledExecutor();
        provider = provider();
        server = serve();
    }

    @AfterEach
    final void end() {
        server.close();
        timers.shutdownNow();
    }

    private LinkContext context(Dialer dialer, Duration open, Duration ping, Duration dead) {
        return new LinkContext(dialer, timers, MAX_MESSAGE, open, ping, dead, "contract");
    }

    private LinkContext context() {
        return context(dialer(), PATIENCE, PATIENCE, Duration.ofSeconds(60));
    }

    private RecordedLink open(LinkContext context) throws InterruptedException {
        var heard = new RecordedLink();
        heard.link = provider.open(server.uri(), context, heard);
        heard.expect("opened");
        return heard;
    }

    @Test
    final void itHasAnIdAndSchemesInLowerCaseAndSaysThatItIsReady() {
        assertEquals(provider.id().toLowerCase(Locale.ROOT), provider.id());
        assertFalse(provider.schemes().isEmpty());
        provider.schemes().forEach(s -> assertEquals(s.toLowerCase(Locale.ROOT), s));
        assertInstanceOf(Availability.Ready.class, provider.availability());
        assertTrue(provider.schemes().contains(server.uri().getScheme()));
    }

    @Test
    final void messagesArriveInOrderBothWays() throws Exception {
        var near = open(context());
        var far = server.accept();
        for (int i = 0; i < 200; i++) {
            near.link.send("{\"out\":" + i + "}");
            far.send("{\"back\":" + i + "}");
        }
        for (int i = 0; i < 200; i++) {
            assertEquals("{\"out\":" + i + "}", far.receive());
            near.expect("message {\"back\":" + i + "}");
        }
        near.link.close();
    }

    @Test
    final void anyTextIsCarriedUnchanged() throws Exception {
        var near = open(context());
        var far = server.accept();
        for (var text :
                new String[] {"", "\u2603 \ud83d\ude00 \u0000 \n", "x".repeat(65_536), "\u20ac".repeat(30_000)}) {
            near.link.send(text);
            assertEquals(text, far.receive());
            far.send(text);
            near.expect("message " + text);
        }
        near.link.close();
    }

    @Test
    final void closingSendsWhatIsQueuedFirst() throws Exception {
        var near = open(context());
        var far = server.accept();
        for (int i = 0; i < 100; i++) {
            near.link.send("m" + i);
        }
        near.link.close();
        near.link.close();
        near.link.send("too late");
        for (int i = 0; i < 100; i++) {
            assertEquals("m" + i, far.receive());
        }
        assertEquals(null, far.receive());
        near.expectEnd(LinkEnd.Cause.CLOSED_BY_US);
        near.link.send("much too late");
    }

    @Test
    final void closingBeforeItIsOpenIsAnEndByUs() throws Exception {
        var heard = new RecordedLink();
        var link = provider.open(server.deaf(), context(), heard);
        link.send("dropped");
        link.close();
        heard.expectEnd(LinkEnd.Cause.CLOSED_BY_US);
    }

    @Test
    final void aLinkTheServerClosesIsLost() throws Exception {
        var near = open(context());
        server.accept().close();
        near.expectEnd(LinkEnd.Cause.LOST);
    }

    @Test
    final void aLinkThatIsCutIsLost() throws Exception {
        var near = open(context());
        server.accept().cut();
        near.expectEnd(LinkEnd.Cause.LOST);
    }

    @Test
    final void aMessageThatIsTooLongEndsTheLink() throws Exception {
        var near = open(context());
        var far = server.accept();
        far.send("y".repeat(MAX_MESSAGE));
        near.expect("message " + "y".repeat(MAX_MESSAGE));
        far.send("z".repeat(MAX_MESSAGE + 1));
        near.expectEnd(LinkEnd.Cause.SERVER_MISBEHAVED);
    }

    @Test
    final void aServerThatNeverAnswersIsGivenUpInTime() throws Exception {
        var heard = new RecordedLink();
        var soon = Duration.ofMillis(300);
        provider.open(server.deaf(), context(dialer(), soon, PATIENCE, PATIENCE), heard);
        heard.expectEnd(LinkEnd.Cause.NOT_OPENED);
    }

    @Test
    final void aServerThatIsNotThereIsNotOpened() throws Exception {
        var uri = server.uri();
        server.close();
        var heard = new RecordedLink();
        provider.open(uri, context(), heard);
        var end = heard.expectEnd(LinkEnd.Cause.NOT_OPENED);
        assertTrue(end.reason().contains(uri.getHost()), end.reason());
    }

    @Test
    final void aSilentLinkIsLost() throws Exception {
        var near = open(context(dialer(), PATIENCE, Duration.ofMillis(50), Duration.ofMillis(700)));
        server.accept().fallSilent();
        near.expectEnd(LinkEnd.Cause.LOST);
    }

    @Test
    final void anIdleLinkLives() throws Exception {
        var near = open(context(dialer(), PATIENCE, Duration.ofMillis(100), Duration.ofSeconds(10)));
        var far = server.accept();
        near.expectNothingFor(Duration.ofSeconds(11));
        near.link.send("still here");
        assertEquals("still here", far.receive());
        near.link.close();
    }

    @Test
    final void onlyTheDialerGivenIsUsed() throws Exception {
        var asked = new AtomicReference<HostPort>();
        Dialer refusing = (address, timeout) -> {
            asked.set(address);
            return CompletableFuture.failedFuture(new IOException("the way is closed"));
        };
        var heard = new RecordedLink();
        provider.open(server.uri(), context(refusing, PATIENCE, PATIENCE, PATIENCE), heard);
        var end = heard.expectEnd(LinkEnd.Cause.NOT_OPENED);
        assertTrue(end.reason().contains("the way is closed"), end.reason());
        assertEquals(server.uri().getPort(), asked.get().port());
    }

    @Test
    final void aUriThatIsNoneOfAServerIsRefused() {
        for (var scheme : provider.schemes()) {
            for (var rest : new String[] {
                "//user:pw@example.org/v1", "//example.org/v1#part", "//example.org:70000/v1", "///v1", "opaque"
            }) {
                var uri = URI.create(scheme + ":" + rest);
                var refusal = assertThrows(
                        IllegalArgumentException.class,
                        () -> provider.open(uri, context(), new RecordedLink()),
                        uri.toString());
                assertFalse(refusal.getMessage().contains("pw"), "the refusal holds what may be a password");
            }
        }
    }
}
