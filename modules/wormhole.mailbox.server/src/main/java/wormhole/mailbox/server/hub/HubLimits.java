package wormhole.mailbox.server.hub;

/**
 * How much strangers may make the hub keep. Whoever goes over one gets an {@code error}; what was stored before stays.
 *
 * @param identifierChars characters of an appid, side, mailbox id or phase
 * @param sides sides remembered of one mailbox or nameplate; more than two are crowded anyway
 * @param messages messages kept in one mailbox
 * @param mailboxBytes bytes kept in one mailbox, with about 160 for each message
 * @param mailboxes mailboxes in all
 * @param nameplates nameplates of one appid
 * @param totalBytes bytes kept in all, an estimate of the memory they take
 */
public record HubLimits(
        int identifierChars,
        int sides,
        int messages,
        long mailboxBytes,
        int mailboxes,
        int nameplates,
        long totalBytes) {
    /** Generous: no client in use comes near them. 256 MiB in all. */
    public static final HubLimits DEFAULT =
            new HubLimits(1024, 16, 100_000, 16L << 20, 1_000_000, 1_000_000, 256L << 20);

    /** Refuses limits that would refuse everybody. */
    public HubLimits {
        if (identifierChars < 64 || sides < 3 || messages < 8 || mailboxBytes < 4096) {
            throw new IllegalArgumentException("limits too small for one wormhole");
        }
        if (mailboxes < 1 || nameplates < 1 || totalBytes < mailboxBytes) {
            throw new IllegalArgumentException("limits too small for one wormhole");
        }
    }
}
