package wormhole.runtime;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Function;
import wormhole.spi.mailbox.LinkContext;
import wormhole.spi.mailbox.LinkEnd;
import wormhole.spi.mailbox.LinkListener;
import wormhole.spi.mailbox.MailboxLink;
import wormhole.spi.mailbox.MailboxLinkProvider;

/** A mailbox server in memory, one thread, that can be told to behave badly. It is the link provider as well. */
final class FakeServer implements MailboxLinkProvider, AutoCloseable {
    static final URI ADDRESS = URI.create("fake://server/v1");

    final List<JsonObject> received = new CopyOnWriteArrayList<>();
    final List<String> moods = new CopyOnWriteArrayList<>();
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger refusals = new AtomicInteger();

    /** What is said first on a link; nothing if empty. */
    volatile String welcome = "{\"type\":\"welcome\",\"welcome\":{\"motd\":\"hello\"}}";

    /** Takes a frame away: true means the server does nothing with it. */
    volatile BiPredicate<Link, JsonObject> swallow = (link, frame) -> false;

    /** Makes what the provider does with a new link; null means what a good provider does. */
    volatile Function<LinkListener, MailboxLink> badProvider;

    volatile boolean tellsEnds = true;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var worker = new Thread(task, "fake-server");
        worker.setDaemon(true);
        return worker;
    });
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final Map<String, String> nameplates = new LinkedHashMap<>();
    private final Map<String, List<JsonObject>> mailboxes = new LinkedHashMap<>();
    private int allocated;

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("fake");
    }

    @Override
    public MailboxLink open(URI uri, LinkContext context, LinkListener listener) {
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("the mailbox URI has no host");
        }
        if (badProvider != null) {
            return badProvider.apply(listener);
        }
        var link = new Link(listener);
        later(link::begin);
        return link;
    }

    /** Ends all links as a network does. */
    void cut() {
        later(() -> links.forEach(link -> link.end(LinkEnd.Cause.LOST, "cut")));
    }

    /** Says something to everybody. */
    void say(String frame) {
        later(() -> links.forEach(link -> link.listener.message(frame)));
    }

    /** Waits until everything that was brought so far is done. */
    void settle() throws Exception {
        thread.submit(() -> {}).get();
    }

    long count(String type) {
        return received.stream()
                .filter(frame -> frame.getString("type").equals(type))
                .count();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void later(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            // The test is over.
        }
    }

    /** One connection. Everything in it runs on the server's thread. */
    final class Link implements MailboxLink {
        final LinkListener listener;
        private String side = "";
        private String subscribed = "";
        private boolean over;

        Link(LinkListener listener) {
            this.listener = listener;
        }

        @Override
        public void send(String message) {
            later(() -> hear(message));
        }

        @Override
        public void close() {
            later(() -> end(LinkEnd.Cause.CLOSED_BY_US, "closed by us"));
        }

        private void begin() {
            if (refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                end(LinkEnd.Cause.NOT_OPENED, "the server is not there");
                return;
            }
            opened.incrementAndGet();
            links.add(this);
            listener.opened();
            if (!welcome.isEmpty()) {
                listener.message(welcome);
            }
        }

        private void end(LinkEnd.Cause cause, String reason) {
            if (!over && tellsEnds) {
                over = true;
                links.remove(this);
                listener.closed(new LinkEnd(cause, reason));
            }
        }

        private void hear(String message) {
            var frame = Json.createReader(new StringReader(message)).readObject();
            received.add(frame);
            if (!over && !swallow.test(this, frame)) {
                answer(frame);
            }
        }

        private void answer(JsonObject frame) {
            switch (frame.getString("type")) {
                case "bind" -> side = frame.getString("side");
                case "list" -> list();
                case "allocate" -> say("allocated", json -> json.add("nameplate", Integer.toString(++allocated)));
                case "claim" -> claim(frame.getString("nameplate"));
                case "release" -> say("released", json -> json);
                case "open" -> open(frame.getString("mailbox"));
                case "add" -> add(frame);
                case "close" -> {
                    moods.add(frame.getString("mood"));
                    say("closed", json -> json);
                }
                default -> throw new AssertionError(frame);
            }
        }

        private void list() {
            var entries = Json.createArrayBuilder();
            nameplates
                    .keySet()
                    .forEach(id -> entries.add(Json.createObjectBuilder().add("id", id)));
            say("nameplates", json -> json.add("nameplates", entries));
        }

        private void claim(String nameplate) {
            var mailbox = nameplates.computeIfAbsent(nameplate, id -> "mailbox-" + id);
            say("claimed", json -> json.add("mailbox", mailbox));
        }

        private void open(String mailbox) {
            subscribed = mailbox;
            mailboxes.computeIfAbsent(mailbox, id -> new ArrayList<>()).forEach(this::tell);
        }

        private void add(JsonObject frame) {
            var message = Json.createObjectBuilder()
                    .add("type", "message")
                    .add("side", side)
                    .add("phase", frame.getString("phase"))
                    .add("body", frame.getString("body"))
                    .build();
            mailboxes.get(subscribed).add(message);
            links.stream().filter(link -> link.subscribed.equals(subscribed)).forEach(link -> link.tell(message));
        }

        private void tell(JsonObject message) {
            listener.message(message.toString());
        }

        private void say(String type, Function<JsonObjectBuilder, JsonObjectBuilder> rest) {
            listener.message(rest.apply(Json.createObjectBuilder().add("type", type))
                    .build()
                    .toString());
        }

        void refuse(JsonObject frame, String error) {
            say("error", json -> json.add("error", error).add("orig", frame));
        }
    }
}
