package wormhole.filetransfer.offer;

/**
 * What one side offers the other. What a peer offers is checked for its limits only: names and texts are the peer's own words
 * and may hold anything that is not for a terminal; {@code FileTransfer.pathFor} makes a safe name of one.
 */
public sealed interface Offer {
    /** The longest name, in characters. */
    int MAX_NAME = 4096;

    /**
     * A text.
     *
     * @param text the text itself
     */
    record Text(String text) implements Offer {}

    /** Something that goes through a record pipe and has a name. */
    sealed interface Stored extends Offer {
        /**
         * What the sender calls it.
         *
         * @return 0 to {@value Offer#MAX_NAME} characters; the peer's own words
         */
        String name();

        /**
         * How many bytes go through the pipe.
         *
         * @return 0 or more
         */
        long bytesOnWire();
    }

    /**
     * A file.
     *
     * @param name what the sender calls it
     * @param bytes how long it is
     */
    record File(String name, long bytes) implements Stored {
        /** Checks both. */
        public File {
            Checks.name(name);
            Checks.amount(bytes);
        }

        @Override
        public long bytesOnWire() {
            return bytes;
        }
    }

    /**
     * A directory, sent as a zip archive.
     *
     * @param name what the sender calls it
     * @param zipBytes how long the archive is
     * @param bytes how much its files hold together
     * @param files how many files there are, without directories
     */
    record Directory(String name, long zipBytes, long bytes, long files) implements Stored {
        /** Checks all. */
        public Directory {
            Checks.name(name);
            Checks.amount(zipBytes);
            Checks.amount(bytes);
            Checks.amount(files);
        }

        @Override
        public long bytesOnWire() {
            return zipBytes;
        }
    }
}
