package wormhole.filetransfer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import wormhole.api.transit.TransitPath;
import wormhole.filetransfer.offer.Offer;

/**
 * A transfer that ended well.
 *
 * @param offer what was transferred
 * @param path the way it went; empty for a text, which goes through the mailbox
 * @param dataTime from the first byte to the last
 * @param sha256 of the bytes on the wire, 64 hex digits in lower case; empty for a text
 * @param hashConfirmed whether the peer named the same hash; as receiver, that we named it. A peer may leave it out.
 * @param savedAs where it was stored; empty when sent, and for a text
 */
public record TransferReport(
        Offer offer,
        Optional<TransitPath> path,
        Duration dataTime,
        Optional<String> sha256,
        boolean hashConfirmed,
        Optional<Path> savedAs) {
    /**
     * How much went through the pipe.
     *
     * @return bytes; 0 for a text
     */
    public long bytes() {
        return offer instanceof Offer.Stored stored ? stored.bytesOnWire() : 0;
    }

    /**
     * How fast.
     *
     * @return bytes a second; 0 if it took no time
     */
    public double bytesPerSecond() {
        var seconds = dataTime.toNanos() / 1e9;
        return seconds > 0 ? bytes() / seconds : 0;
    }
}
