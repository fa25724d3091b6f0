package wormhole.conformance.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.SplittableRandom;

/** Somebody without the key: says nothing, anything, what was said to him, or almost the right thing. */
final class ContestStranger implements ContestPipe.Party {
    private enum Lie {
        SILENCE,
        HTTP,
        ECHO,
        GO,
        OK,
        WRONG_KEY,
        HANGS_UP
    }

    private final Lie lie;
    private final SplittableRandom random;

    ContestStranger(SplittableRandom random) {
        this.random = random;
        this.lie = Lie.values()[random.nextInt(Lie.values().length)];
    }

    void greets(ContestPipe pipe) {
        switch (lie) {
            case HTTP -> pipe.write(this, ascii("HTTP/1.1 400 Bad Request\r\n\r\n"));
            case GO -> pipe.write(this, ascii("go\n"));
            case OK -> pipe.write(this, ascii("ok\n"));
            case WRONG_KEY -> {
                var who = random.nextBoolean() ? "sender " : "receiver ";
                pipe.write(this, ascii("transit " + who + "ab".repeat(32) + " ready\n\ngo\n"));
            }
            case HANGS_UP -> pipe.close(this);
            default -> {
                // says nothing by himself
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    @Override
    public void opened(ContestPipe pipe) {
        greets(pipe);
    }

    @Override
    public void received(ContestPipe pipe, byte[] data) {
        if (lie == Lie.ECHO) {
            pipe.write(this, data);
        }
    }

    @Override
    public void closed(ContestPipe pipe) {}
}
