package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * This implementation, asked by lines of JSON or in process.
 *
 * <p>An operation is added by putting it into its family, or its family into {@link #FAMILIES}, and taking its name out of
 * {@link LaterIssues}.
 */
final class JavaTestee implements Testee {
    private static final List<Operation.Family> FAMILIES = List.of(
            new Spake2Operations(),
            new DeriveOperations(),
            new PhaseOperations(),
            new CodesOperations(),
            new TransitOperations(),
            new HintsOperations(),
            new FileOfferOperations(),
            new TranscriptOperations(),
            new ServerOperations(),
            new ArchiveOperations(),
            new SshOperations(),
            new ConsoleOperations(),
            new RelayOperations(),
            new TimingOperations(),
            new ExternalOperations());

    private final Map<String, Operation> operations = new TreeMap<>();

    JavaTestee() {
        this(FAMILIES);
    }

    JavaTestee(List<Operation.Family> families) {
        families.forEach(family -> operations.putAll(family.operations()));
        operations.put("testee", request -> new Answer.Result(description()));
    }

    /** Reads requests from standard input until it ends; answers on standard output, where nothing else goes. */
    public static void main(String... arguments) throws IOException {
        var out = System.out;
        System.setOut(System.err);
        new JavaTestee().serve(System.in, out);
    }

    private void serve(InputStream in, OutputStream out) throws IOException {
        var lines = new Lines(in);
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            Lines.write(out, answer(line.get()));
        }
    }

    private JsonObject answer(String line) {
        try {
            var request = Request.of(Lines.object(line));
            return ask(request).json(request.id());
        } catch (IllegalArgumentException e) {
            return new Answer.Crashed("no request: " + e.getMessage()).json(JsonValue.NULL);
        }
    }

    @Override
    public String name() {
        return "java";
    }

    @Override
    public Answer ask(Request request) {
        var operation = operations.get(request.op());
        if (operation == null) {
            return new Answer.Unsupported(
                    LaterIssues.reasonFor(request.op()).orElse("unknown operation " + request.op()));
        }
        try {
            return operation.run(request);
        } catch (Exception | AssertionError | StackOverflowError e) {
            var where = Stream.of(e.getStackTrace()).limit(5).map(frame -> "\n  at " + frame);
            return new Answer.Crashed(e + where.collect(Collectors.joining()));
        }
    }

    private JsonObject description() {
        return Json.createObjectBuilder()
                .add("name", "wormhole-java")
                .add("version", version())
                .add("language", "Java " + Runtime.version().feature())
                .add("operations", Json.createArrayBuilder(operations.keySet()))
                .build();
    }

    private static String version() {
        var version = wormhole.api.WormholeClient.class.getModule().getDescriptor();
        return version == null ? "development" : version.rawVersion().orElse("development");
    }
}
