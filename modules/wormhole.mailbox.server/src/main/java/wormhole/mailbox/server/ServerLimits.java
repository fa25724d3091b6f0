package wormhole.mailbox.server;

import java.time.Duration;
import wormhole.mailbox.server.hub.HubLimits;
import wormhole.mailbox.server.websocket.FrontLimits;

/**
 * How much strangers may make a mailbox server keep and do. Immutable; begin with {@link #DEFAULT} and change what is
 * to be different. The defaults refuse nothing that a client in use does; limits that could are off.
 *
 * <p>Going over one leads, as each method says, to an {@code error} message, to a connection cut, or to being read more
 * slowly.
 */
public final class ServerLimits {
    /** What a limit is that is off. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** The defaults. */
    public static final ServerLimits DEFAULT = new ServerLimits();

    private int messageBytes = 4 << 20;
    private int connections = 20_000;
    private int connectionsPerAddress = UNLIMITED;
    private int messagesPerSecond = UNLIMITED;
    private Duration unboundTime = Duration.ofSeconds(60);
    private long queuedBytes = 32L << 20;
    private long memoryBytes = Runtime.getRuntime().maxMemory() / 2;
    private int identifierChars = HubLimits.DEFAULT.identifierChars();
    private int messages = HubLimits.DEFAULT.messages();
    private long mailboxBytes = HubLimits.DEFAULT.mailboxBytes();
    private int mailboxes = HubLimits.DEFAULT.mailboxes();
    private int nameplates = HubLimits.DEFAULT.nameplates();

    private ServerLimits() {}

    private ServerLimits(ServerLimits other) {
        messageBytes = other.messageBytes;
        connections = other.connections;
        connectionsPerAddress = other.connectionsPerAddress;
        messagesPerSecond = other.messagesPerSecond;
        unboundTime = other.unboundTime;
        queuedBytes = other.queuedBytes;
        memoryBytes = other.memoryBytes;
        identifierChars = other.identifierChars;
        messages = other.messages;
        mailboxBytes = other.mailboxBytes;
        mailboxes = other.mailboxes;
        nameplates = other.nameplates;
    }

    /**
     * The longest message of a client. A longer one ends its connection with WebSocket code 1009, before it is received.
     *
     * @param bytes without WebSocket headers, at least 1,024; 4 MiB by default
     * @return a copy with this limit
     */
    public ServerLimits messageBytes(int bytes) {
        var copy = new ServerLimits(this);
        copy.messageBytes = atLeast(1024, bytes);
        return copy;
    }

    /**
     * Connections in all, WebSocket or not yet. Further ones are closed as they come.
     *
     * @param count at least 1; 20,000 by default
     * @return a copy with this limit
     */
    public ServerLimits connections(int count) {
        var copy = new ServerLimits(this);
        copy.connections = atLeast(1, count);
        return copy;
    }

    /**
     * WebSocket connections from one address, that of {@code X-Real-IP} if it is trusted. Further ones are answered HTTP
     * status 503. Many people may share an address.
     *
     * @param count at least 1; off by default
     * @return a copy with this limit
     */
    public ServerLimits connectionsPerAddress(int count) {
        var copy = new ServerLimits(this);
        copy.connectionsPerAddress = atLeast(1, count);
        return copy;
    }

    /**
     * Messages of one connection, on average; as many may come at once. Whoever sends more is read more slowly.
     *
     * @param count per second, at least 1; off by default
     * @return a copy with this limit
     */
    public ServerLimits messagesPerSecond(int count) {
        var copy = new ServerLimits(this);
        copy.messagesPerSecond = atLeast(1, count);
        return copy;
    }

    /**
     * How long a connection may live without a successful {@code bind}, from its first byte. Then it is cut.
     *
     * @param time at least a second; a minute by default
     * @return a copy with this limit
     */
    public ServerLimits unboundTime(Duration time) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("less than a second");
        }
        var copy = new ServerLimits(this);
        copy.unboundTime = time;
        return copy;
    }

    /**
     * What may wait to be read by one client. Whoever lets more gather is cut off. It must have room for a full mailbox,
     * which is sent at once.
     *
     * @param bytes at least 64 KiB; 32 MiB by default
     * @return a copy with this limit
     */
    public ServerLimits queuedBytes(long bytes) {
        var copy = new ServerLimits(this);
        copy.queuedBytes = atLeast(64 << 10, bytes);
        return copy;
    }

    /**
     * Memory for everything strangers can make grow. Half of it is for mailboxes and nameplates, and once that is used
     * whoever wants more gets {@code server is full}; a quarter is for what clients have not read yet, a quarter for
     * messages not completely received, and once one of these is used the connection that uses most of it is cut.
     *
     * @param bytes at least 8 MiB; by default half of what the JVM may use
     * @return a copy with this limit
     */
    public ServerLimits memoryBytes(long bytes) {
        var copy = new ServerLimits(this);
        copy.memoryBytes = atLeast(8 << 20, bytes);
        return copy;
    }

    /**
     * Characters of an appid, side, mailbox id or phase. A longer one gets {@code too long}.
     *
     * @param count at least 64; 1,024 by default
     * @return a copy with this limit
     */
    public ServerLimits identifierChars(int count) {
        var copy = new ServerLimits(this);
        copy.identifierChars = atLeast(64, count);
        return copy;
    }

    /**
     * What one mailbox may hold. A message too many gets {@code mailbox is full}.
     *
     * @param count messages, at least 8; 100,000 by default
     * @param bytes with about 160 for each message, at least 4,096; 16 MiB by default
     * @return a copy with these limits
     */
    public ServerLimits mailbox(int count, long bytes) {
        var copy = new ServerLimits(this);
        copy.messages = atLeast(8, count);
        copy.mailboxBytes = atLeast(4096, bytes);
        return copy;
    }

    /**
     * Mailboxes in all. One too many gets {@code server is full}.
     *
     * @param count at least 1; 1,000,000 by default
     * @return a copy with this limit
     */
    public ServerLimits mailboxes(int count) {
        var copy = new ServerLimits(this);
        copy.mailboxes = atLeast(1, count);
        return copy;
    }

    /**
     * Nameplates of one appid. One too many gets {@code server is full}.
     *
     * @param count at least 1; 1,000,000 by default
     * @return a copy with this limit
     */
    public ServerLimits nameplates(int count) {
        var copy = new ServerLimits(this);
        copy.nameplates = atLeast(1, count);
        return copy;
    }

    HubLimits forHub() {
        var total = memoryBytes / 2;
        return new HubLimits(
                identifierChars, 16, messages, Math.min(mailboxBytes, total), mailboxes, nameplates, total);
    }

    FrontLimits forFront() {
        return new FrontLimits(
                messageBytes,
                connections,
                connectionsPerAddress,
                messagesPerSecond,
                unboundTime,
                queuedBytes,
                memoryBytes / 4,
                memoryBytes / 4);
    }

    private static int atLeast(int least, int value) {
        return (int) atLeast(least, (long) value);
    }

    private static long atLeast(int least, long value) {
        if (value < least) {
            throw new IllegalArgumentException("at least " + least + ", not " + value);
        }
        return value;
    }
}
