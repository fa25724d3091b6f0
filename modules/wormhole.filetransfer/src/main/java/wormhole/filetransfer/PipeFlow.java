package wormhole.filetransfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import wormhole.api.error.WormholeException;
import wormhole.api.transit.RecordPipe;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.protocol.PipeRecords;

/**
 * The bytes of a pipe: a thread of its own reads and sends, the caller's receives and writes. Each holds one record. What is slow
 * to take bytes makes the other side wait.
 */
final class PipeFlow {
    private static final int DATA_BYTES = 64 << 10;

    private final RecordPipe pipe;
    private final InputStream in;
    private final OutputStream out;
    private final Runnable whenPeerEnds;
    private final Stop stop;
    private final PipePulse pulse;
    private final PipeRecords records = new PipeRecords();
    // Held while something is said, so that no data follow the end.
    private final ReentrantLock saying = new ReentrantLock();
    private volatile boolean endSaid;
    private volatile long sent;
    private long received;

    PipeFlow(RecordPipe pipe, InputStream in, OutputStream out, Runnable whenPeerEnds, Stop stop) {
        this.pipe = pipe;
        this.in = in;
        this.out = out;
        this.whenPeerEnds = whenPeerEnds;
        this.stop = stop;
        this.pulse = new PipePulse(this::sayAlive, stop);
    }

    /** Goes on until both sides have ended, and each has written what the other had. */
    PipeReport run() throws WormholeException {
        Threads.start("pipe-input", this::readAndSend);
        try (pulse) {
            pulse.begin();
            receiveAndWrite();
        }
        return new PipeReport(pipe.path(), sent, received);
    }

    // ---- what is read here

    private void readAndSend() {
        var record = new byte[1 + DATA_BYTES];
        record[0] = PipeRecords.DATA;
        try {
            for (var length = read(record); length >= 0 && !endSaid; length = read(record)) {
                sayData(ByteBuffer.wrap(record, 0, 1 + length));
            }
            endInput();
        } catch (WormholeException e) {
            stop.because(e);
        }
    }

    private int read(byte[] record) throws LocalFileException {
        try {
            return in.read(record, 1, DATA_BYTES);
        } catch (IOException | RuntimeException e) {
            throw new LocalFileException("the input of the pipe cannot be read: " + Threads.describe(e), "");
        }
    }

    private void sayData(ByteBuffer record) throws WormholeException {
        saying.lock();
        try {
            if (!endSaid && record.remaining() > 1) {
                var length = record.remaining() - 1;
                say(record);
                sent += length;
            }
        } finally {
            saying.unlock();
        }
    }

    void endInput() {
        saying.lock();
        try {
            if (!endSaid) {
                // Before it is said: the answer may come at once.
                endSaid = true;
                say(ByteBuffer.wrap(new byte[] {PipeRecords.END}));
            }
        } catch (WormholeException e) {
            stop.because(e);
        } finally {
            saying.unlock();
        }
    }

    private void say(ByteBuffer record) throws WormholeException {
        try {
            pipe.send(record);
            pulse.said();
        } catch (IOException e) {
            throw Interruptions.of(e, stop);
        }
    }

    // Whoever holds the lock is saying something better.
    private CompletableFuture<Void> sayAlive() {
        if (!saying.tryLock()) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            return pipe.sending(ByteBuffer.wrap(new byte[] {PipeRecords.ALIVE}));
        } finally {
            saying.unlock();
        }
    }

    // ---- what is written here

    private void receiveAndWrite() throws WormholeException {
        while (!records.areComplete()) {
            var record = receive();
            switch (records.hear(record, endSaid)) {
                case PipeRecords.DATA -> write(record);
                case PipeRecords.END -> finish();
                default -> {
                    // That it came is all it says.
                }
            }
        }
    }

    private byte[] receive() throws WormholeException {
        pulse.listening(true);
        try {
            return Interruptions.receive(
                    pipe, stop, "the connection ended before the other side had said that it has no more");
        } finally {
            pulse.listening(false);
        }
    }

    private void write(byte[] record) throws LocalFileException {
        try {
            out.write(record, 1, record.length - 1);
            out.flush();
        } catch (IOException e) {
            throw unwritable(e);
        }
        received += record.length - 1;
    }

    private void finish() throws WormholeException {
        try {
            out.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
        saying.lock();
        try {
            say(ByteBuffer.wrap(new byte[] {PipeRecords.WRITTEN}));
        } finally {
            saying.unlock();
        }
        whenPeerEnds.run();
    }

    private static LocalFileException unwritable(IOException e) {
        return new LocalFileException(
                "the output of the pipe cannot be written: " + Threads.describe(e),
                "Whoever reads it has ended, or the disk is full.");
    }
}
