package wormhole.filetransfer;

import java.util.Optional;
import wormhole.api.transit.TransitOptions;
import wormhole.filetransfer.offer.Symlinks;

/**
 * How something is sent. Immutable; each {@code with…} method gives a changed copy.
 *
 * @param transit how the connection to the peer is looked for
 * @param progress hears how it goes on
 * @param symlinks what is done with symbolic links inside a directory
 * @param ignoreUnsendable whether files that cannot be read are left out; otherwise one of them stops everything
 * @param name what the peer is told it is called; otherwise its own name, and {@code files} for several paths
 * @param patience how long the other side is waited for
 */
public record SendOptions(
        TransitOptions transit,
        Progress progress,
        Symlinks symlinks,
        boolean ignoreUnsendable,
        Optional<String> name,
        Patience patience) {
    /** Any way, in silence, links followed, nothing left out, with {@link Patience#DEFAULT}. */
    public static final SendOptions DEFAULT = new SendOptions(
            TransitOptions.DEFAULT, Progress.NONE, Symlinks.FOLLOW, false, Optional.empty(), Patience.DEFAULT);

    /**
     * With another {@link #transit}.
     *
     * @param value how the connection is looked for
     * @return a copy
     */
    public SendOptions withTransit(TransitOptions value) {
        return new SendOptions(value, progress, symlinks, ignoreUnsendable, name, patience);
    }

    /**
     * With another {@link #progress}.
     *
     * @param value who hears how it goes on
     * @return a copy
     */
    public SendOptions withProgress(Progress value) {
        return new SendOptions(transit, value, symlinks, ignoreUnsendable, name, patience);
    }

    /**
     * With another {@link #symlinks}.
     *
     * @param value what is done with symbolic links
     * @return a copy
     */
    public SendOptions withSymlinks(Symlinks value) {
        return new SendOptions(transit, progress, value, ignoreUnsendable, name, patience);
    }

    /**
     * With another {@link #ignoreUnsendable}.
     *
     * @param value whether files that cannot be read are left out
     * @return a copy
     */
    public SendOptions withIgnoreUnsendable(boolean value) {
        return new SendOptions(transit, progress, symlinks, value, name, patience);
    }

    /**
     * With another {@link #name}.
     *
     * @param value what the peer is told it is called
     * @return a copy
     */
    public SendOptions withName(String value) {
        return new SendOptions(transit, progress, symlinks, ignoreUnsendable, Optional.of(value), patience);
    }

    /**
     * With another {@link #patience}.
     *
     * @param value how long the other side is waited for
     * @return a copy
     */
    public SendOptions withPatience(Patience value) {
        return new SendOptions(transit, progress, symlinks, ignoreUnsendable, name, value);
    }
}
