package wormhole.filetransfer;

import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The threads of a transfer. None keeps the program alive. */
final class Threads {
    private Threads() {}

    static Thread start(String name, Runnable work) {
        var thread = new Thread(work, "wormhole-transfer-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Runs something short after a while, on a thread of the JDK's. */
    static void later(Runnable work, Duration after) {
        CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS)
                .execute(work);
    }

    /** Waits for the end of a thread that has reason to end. */
    static void join(Thread thread) {
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What went wrong, without a path. */
    static String describe(Exception e) {
        if (e instanceof FileSystemException file) {
            return file.getReason() == null ? e.getClass().getSimpleName() : file.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
