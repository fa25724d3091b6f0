package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A testee that is a program. What it does wrong is its answer, and the next request finds it started again. One request at a time.
 */
final class TesteeProcess implements Testee {
    /** The first answer of a process may take longer: it has to start. */
    static final Duration START = Duration.ofSeconds(120);

    private final List<String> command;
    private final Duration patience;
    private final Duration startPatience;
    private Optional<Conversation> conversation = Optional.empty();
    private long asked;
    private int starts;

    TesteeProcess(List<String> command, Duration patience, Duration startPatience) {
        this.command = List.copyOf(command);
        this.patience = patience;
        this.startPatience = startPatience.compareTo(patience) > 0 ? startPatience : patience;
    }

    /** A command as one would type it. */
    static TesteeProcess ofCommandLine(String commandLine, Duration patience) {
        return new TesteeProcess(List.of("sh", "-c", "exec " + commandLine), patience, START);
    }

    /** The Java testee, as a process with this one's class path. */
    static TesteeProcess java(Duration patience) {
        var java = ProcessHandle.current().info().command().orElse("java");
        return new TesteeProcess(
                List.of(java, "-cp", System.getProperty("java.class.path"), JavaTestee.class.getName()),
                patience,
                START);
    }

    @Override
    public String name() {
        return String.join(" ", command).replaceFirst("^sh -c exec ", "");
    }

    /** How often it was started. */
    int starts() {
        return starts;
    }

    @Override
    public synchronized Answer ask(Request request) {
        var id = Json.createValue(++asked);
        try {
            return answer(exchange(new Request(id, request.op(), request.in()).json()), id);
        } catch (TimeoutException e) {
            stop();
            return new Answer.TimedOut("no answer within " + e.getMessage());
        } catch (ProtocolException | IllegalArgumentException e) {
            return crashed(e, Conversation.GRACE);
        } catch (IOException e) {
            return crashed(e, Conversation.END);
        }
    }

    private Answer crashed(Exception why, Duration grace) {
        var remains = conversation.map(talk -> talk.remains(grace)).orElse("");
        stop();
        return new Answer.Crashed(why.getMessage() + remains);
    }

    private static Answer answer(JsonObject line, JsonValue id) {
        if (!id.equals(line.get("id"))) {
            throw new IllegalArgumentException("the answer has the id " + line.get("id") + ", the request had " + id);
        }
        return Answer.of(line);
    }

    private JsonObject exchange(JsonObject request) throws IOException, TimeoutException {
        var wait = patience;
        if (conversation.isEmpty()) {
            wait = startPatience;
            conversation = Optional.of(Conversation.start(command));
            starts++;
        }
        var talk = conversation.get();
        var exchange = new FutureTask<>(() -> talk.exchange(request));
        var thread = new Thread(exchange, "testee " + starts);
        thread.setDaemon(true);
        thread.start();
        return outcome(exchange, wait);
    }

    private static JsonObject outcome(FutureTask<JsonObject> exchange, Duration wait)
            throws IOException, TimeoutException {
        try {
            return exchange.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException(wait.toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException bad) {
                throw bad;
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What it says of itself; empty members when it says nothing. */
    Description describe() {
        var answer = ask(new Request(JsonValue.NULL, "testee", JsonValue.EMPTY_JSON_OBJECT));
        return answer instanceof Answer.Result result && result.out() instanceof JsonObject out
                ? new Description(text(out, "name"), text(out, "version"), text(out, "language"), "")
                : new Description("", "", "", "it does not say who it is: " + answer);
    }

    private static String text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString text ? text.getString() : "";
    }

    /**
     * Who a testee is.
     *
     * @param problem why that is not known; else empty
     */
    record Description(String name, String version, String language, String problem) {}

    @Override
    public void close() {
        stop();
    }

    private void stop() {
        conversation.ifPresent(Conversation::end);
        conversation = Optional.empty();
    }
}
