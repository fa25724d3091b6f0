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
 */
public record SendOptions(
        TransitOptions transit, Progress progress, Symlinks symlinks, boolean ignoreUnsendable, Optional<String> name) {
    /** Any way, in silence, links followed, nothing left out. */
    public static final SendOptions DEFAULT =
            new SendOptions(TransitOptions.DEFAULT, Progress.NONE, Symlinks.FOLLOW, false, Optional.empty());

    /**
     * With another {@link #transit}.
     *
     * @param value how the connection is looked for
     * @return a copy
     */
    public SendOptions withTransit(TransitOptions value) {
        return new SendOptions(value, progress, symlinks, ignoreUnsendable, name);
    }

    /**
     * With another {@link #progress}.
     *
     * @param value who hears how it goes on
     * @return a copy
     */
    public SendOptions withProgress(Progress value) {
        return new SendOptions(transit, value, symlinks, ignoreUnsendable, name);
    }

    /**
     * With another {@link #symlinks}.
     *
     * @param value what is done with symbolic links
     * @return a copy
     */
    public SendOptions withSymlinks(Symlinks value) {
        return new SendOptions(transit, progress, value, ignoreUnsendable, name);
    }

    /**
     * With another {@link #ignoreUnsendable}.
     *
     * @param value whether files that cannot be read are left out
     * @return a copy
     */
    public SendOptions withIgnoreUnsendable(boolean value) {
        return new SendOptions(transit, progress, symlinks, value, name);
    }

    /**
     * With another {@link #name}.
     *
     * @param value what the peer is told it is called
     * @return a copy
     */
    public SendOptions withName(String value) {
        return new SendOptions(transit, progress, symlinks, ignoreUnsendable, Optional.of(value));
    }
}
