package wormhole.filetransfer;

import wormhole.api.transit.TransitOptions;

/**
 * How something is received. Immutable; each {@code with…} method gives a changed copy.
 *
 * @param transit how the connection to the peer is looked for
 * @param progress hears how it goes on
 * @param onlyText whether files and directories are refused without asking
 * @param patience how long the other side is waited for
 */
public record ReceiveOptions(TransitOptions transit, Progress progress, boolean onlyText, Patience patience) {
    /** Any way, in silence, anything, with {@link Patience#DEFAULT}. */
    public static final ReceiveOptions DEFAULT =
            new ReceiveOptions(TransitOptions.DEFAULT, Progress.NONE, false, Patience.DEFAULT);

    /**
     * With another {@link #transit}.
     *
     * @param value how the connection is looked for
     * @return a copy
     */
    public ReceiveOptions withTransit(TransitOptions value) {
        return new ReceiveOptions(value, progress, onlyText, patience);
    }

    /**
     * With another {@link #progress}.
     *
     * @param value who hears how it goes on
     * @return a copy
     */
    public ReceiveOptions withProgress(Progress value) {
        return new ReceiveOptions(transit, value, onlyText, patience);
    }

    /**
     * With another {@link #onlyText}.
     *
     * @param value whether files and directories are refused without asking
     * @return a copy
     */
    public ReceiveOptions withOnlyText(boolean value) {
        return new ReceiveOptions(transit, progress, value, patience);
    }

    /**
     * With another {@link #patience}.
     *
     * @param value how long the other side is waited for
     * @return a copy
     */
    public ReceiveOptions withPatience(Patience value) {
        return new ReceiveOptions(transit, progress, onlyText, value);
    }
}
