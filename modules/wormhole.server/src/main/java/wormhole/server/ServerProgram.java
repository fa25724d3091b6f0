package wormhole.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A server as a program of its own: says where it listens, and runs until the process ends. */
public final class ServerProgram {
    private final AutoCloseable server;
    private final String place;
    private final CompletionStage<Void> ended;

    /**
     * A server that has started.
     *
     * @param server closed when the process ends
     * @param place where it listens, to be printed
     * @param ended completes exceptionally if it cannot go on
     */
    public ServerProgram(AutoCloseable server, String place, CompletionStage<Void> ended) {
        this.server = server;
        this.place = place;
        this.ended = ended;
    }

    /** Starts a server as the arguments say. */
    @FunctionalInterface
    public interface Start {
        /**
         * Starts it.
         *
         * @param arguments to be read to their end
         * @return running
         * @throws IOException it cannot run; the text says why
         * @throws IllegalArgumentException an option that is none, or a value that is none
         */
        ServerProgram with(ServerArguments arguments) throws IOException;
    }

    /**
     * Runs a server until the process ends. Exits with status 2 for wrong arguments, with 1 if the server cannot run.
     *
     * @param usage printed for {@code --help}, and behind what is wrong with the arguments
     * @param start makes the server
     * @param arguments of the program
     */
    public static void main(String usage, Start start, String... arguments) {
        try {
            if (List.of(arguments).contains("--help")) {
                System.out.println(usage);
                return;
            }
            start.with(new ServerArguments(arguments)).run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(usage);
            System.exit(2);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "wormhole-server-close"));
        System.out.println("listening on " + place);
        System.out.flush();
        ended.whenComplete((nothing, failure) -> {
            if (failure != null) {
                System.err.println(failure.getMessage());
                Runtime.getRuntime().halt(1);
            }
        });
        waitForEver();
    }

    private void close() {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println(e.getMessage());
        }
    }

    // A server's threads do not keep a process alive, so that an embedded one need not be closed.
    private static void waitForEver() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
