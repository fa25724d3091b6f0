package wormhole.filetransfer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import wormhole.api.AppId;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeOptions;
import wormhole.api.error.CodeFormatException;
import wormhole.api.error.TransferException;
import wormhole.api.transit.TransitOptions;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;

/**
 * File transfer in five lines. One program sends:
 *
 * <pre>{@code
 * try (var transfers = EasyTransfer.create()) {
 *     var sending = transfers.send(Path.of("photo.jpg"));
 *     System.out.println(sending.code().get());
 *     System.out.println(sending.done().get().bytesPerSecond());
 * }
 * }</pre>
 *
 * and the other receives:
 *
 * <pre>{@code
 * try (var transfers = EasyTransfer.create()) {
 *     var receiving = transfers.receive("7-crossover-clockwork", Path.of("downloads"));
 *     System.out.println(receiving.done().get().savedAs());
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe; each {@code with…} method gives a changed copy that shares the client.
 */
public final class EasyTransfer implements AutoCloseable {
    private final WormholeClient client;
    private final URI mailbox;
    private final SendOptions sendOptions;
    private final Predicate<Offer> accepts;

    private EasyTransfer(WormholeClient client, URI mailbox, SendOptions sendOptions, Predicate<Offer> accepts) {
        this.client = client;
        this.mailbox = mailbox;
        this.sendOptions = sendOptions;
        this.accepts = accepts;
    }

    /**
     * Uses the public servers and accepts everything.
     *
     * @return open until closed
     * @throws wormhole.api.error.ProviderException the runtime or a provider is missing
     */
    public static EasyTransfer create() {
        return new EasyTransfer(
                WormholeClient.create(), WormholeOptions.PUBLIC_MAILBOX, SendOptions.DEFAULT, offer -> true);
    }

    /**
     * With another mailbox server.
     *
     * @param uri {@code ws} or {@code wss}
     * @return a copy
     */
    public EasyTransfer withMailbox(URI uri) {
        return new EasyTransfer(client, uri, sendOptions, accepts);
    }

    /**
     * With another way to look for a connection, for instance with another relay.
     *
     * @param transit how
     * @return a copy
     */
    public EasyTransfer withTransit(TransitOptions transit) {
        return new EasyTransfer(client, mailbox, sendOptions.withTransit(transit), accepts);
    }

    /**
     * With somebody who hears how it goes on.
     *
     * @param progress who
     * @return a copy
     */
    public EasyTransfer withProgress(Progress progress) {
        return new EasyTransfer(client, mailbox, sendOptions.withProgress(progress), accepts);
    }

    /**
     * With somebody who decides what is received. Sees names and sizes before anything is stored.
     *
     * @param decision true accepts; called on a thread of its own, may wait for a person. A transfer that ends meanwhile,
     *     because either side cancels it, does not wait for the answer
     * @return a copy
     */
    public EasyTransfer withDecision(Predicate<Offer> decision) {
        return new EasyTransfer(client, mailbox, sendOptions, decision);
    }

    /**
     * Sends a file, a directory, or several, with a new code.
     *
     * @param paths at least one
     * @return its code is there soon
     * @throws TransferException something cannot be sent; the message says what
     */
    public Sending send(Path... paths) throws TransferException {
        return send(Outgoing.paths(List.of(paths), sendOptions));
    }

    /**
     * Sends a text, with a new code.
     *
     * @param text what to send
     * @return its code is there soon
     */
    public Sending sendText(String text) {
        return send(Outgoing.text(text));
    }

    private Sending send(Outgoing outgoing) {
        var wormhole = open();
        wormhole.allocateCode();
        return FileTransfer.send(wormhole, outgoing, sendOptions);
    }

    /**
     * Receives what is sent with a code. Nothing that is there already is replaced. A text is accepted and only found in the
     * report.
     *
     * @param code as told by the sender
     * @param directory an existing directory
     * @return goes on by itself
     * @throws CodeFormatException it cannot be a code
     */
    public Receiving receive(String code, Path directory) {
        var wormhole = open();
        try {
            wormhole.setCode(code);
        } catch (CodeFormatException e) {
            wormhole.close();
            throw e;
        }
        var options = ReceiveOptions.DEFAULT.withTransit(sendOptions.transit()).withProgress(sendOptions.progress());
        var receiving = FileTransfer.receive(wormhole, options);
        receiving
                .offer()
                .thenAcceptAsync(offer -> decide(receiving, offer, directory), task -> Threads.start("decision", task))
                .exceptionally(e -> {
                    receiving.cancel();
                    return null;
                });
        return receiving;
    }

    private void decide(Receiving receiving, Offer offer, Path directory) {
        if (!accepts.test(offer)) {
            receiving.refuse();
        } else if (offer instanceof Offer.Text) {
            receiving.acceptText();
        } else {
            receiving.accept(Destination.in(directory));
        }
    }

    private Wormhole open() {
        return client.deferred(
                WormholeOptions.builder(AppId.FILE_TRANSFER).mailbox(mailbox).build());
    }

    /** Closes the client, when what was begun to be closed is closed. */
    @Override
    public void close() {
        client.close();
    }
}
