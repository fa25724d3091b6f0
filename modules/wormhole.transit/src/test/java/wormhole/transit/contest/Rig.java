package wormhole.transit.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wormhole.api.transit.Hint;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.core.wire.Bytes;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.crypto.SecretBytes;
import wormhole.transit.handshake.HandshakeLines;
import wormhole.transit.handshake.TransitKey;
import wormhole.transit.handshake.TransitSide;

/** A contest, fed by hand. */
final class Rig {
    static final HandshakeLines SENDER = lines(TransitRole.SENDER, "0123456789abcdef");
    static final HandshakeLines RECEIVER = lines(TransitRole.RECEIVER, "fedcba9876543210");

    Contest contest;
    final List<Effect> effects = new ArrayList<>();

    Rig(TransitRole role, TransitOptions options) {
        contest = Contest.with(ContestConfig.of(options), role == TransitRole.SENDER ? SENDER : RECEIVER);
    }

    private static HandshakeLines lines(TransitRole role, String side) {
        var key = new TransitKey(
                SecretBytes.owning(new byte[32]), new BcCryptoProvider().suite().hkdf());
        return key.lines(role, new TransitSide(side));
    }

    static Hint.DirectTcp tcp(String host) {
        return new Hint.DirectTcp(host, 4001, 0);
    }

    static Hint.Relay relay(String host, double priority) {
        return new Hint.Relay(List.of(new Hint.DirectTcp(host, 4001, priority)));
    }

    static ConnectionId out(long number) {
        return new ConnectionId(false, number);
    }

    static ConnectionId in(long number) {
        return new ConnectionId(true, number);
    }

    /** Feeds an input; what it leads to is in {@link #effects} alone. */
    Rig feed(Input input) {
        var step = contest.handle(input);
        contest = step.next();
        effects.clear();
        effects.addAll(step.reports());
        return this;
    }

    Rig start() {
        feed(new Input.Start());
        if (effects.contains(new Effect.Listen())) {
            feed(new Input.Listening(List.of(tcp("192.0.2.1"))));
        }
        return this;
    }

    Rig hints(Hint... hints) {
        return feed(new Input.HintsArrived(List.of(hints)));
    }

    Rig opened(long number) {
        return feed(new Input.Opened(out(number), ""));
    }

    Rig received(ConnectionId id, Bytes... data) {
        var all = new java.io.ByteArrayOutputStream();
        for (var part : data) {
            all.writeBytes(part.toArray());
        }
        return feed(new Input.Received(id, Bytes.owning(all.toByteArray())));
    }

    static Bytes ascii(String text) {
        return Bytes.owning(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    List<String> dialled() {
        return effects.stream()
                .filter(Effect.Dial.class::isInstance)
                .map(effect -> ((Hint.Tcp) ((Effect.Dial) effect).address()).host())
                .toList();
    }

    Optional<Notice> notice() {
        return effects.stream()
                .filter(Effect.Notify.class::isInstance)
                .map(effect -> ((Effect.Notify) effect).notice())
                .findFirst();
    }

    Notice.Reason lost() {
        return ((Notice.Lost) notice().orElseThrow()).reason();
    }

    ConnectionId won() {
        return ((Notice.Won) notice().orElseThrow()).id();
    }

    boolean closes(ConnectionId id) {
        return effects.contains(new Effect.Close(id));
    }

    boolean writes(ConnectionId id, Bytes data) {
        return effects.contains(new Effect.Write(id, data));
    }
}
