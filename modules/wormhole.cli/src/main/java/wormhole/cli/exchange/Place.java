package wormhole.cli.exchange;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import wormhole.api.error.TransferException;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Console.Stream;
import wormhole.cli.terminal.Escaping;
import wormhole.filetransfer.FileTransfer;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.offer.OnConflict;

/**
 * Where a file or directory goes: {@code --output-file} and {@code --on-conflict}.
 *
 * @param output what the user names: a directory that is there, or the path it shall get; else it goes into the working
 *     directory
 * @param onConflict what to do if something is there; empty asks
 */
public record Place(Optional<Path> output, Optional<OnConflict> onConflict) {
    /** The place of something. */
    Wanted of(Offer.Stored offer) throws TransferException {
        var into = output.map(path -> Files.isDirectory(path) ? Destination.in(path) : Destination.at(path))
                .orElseGet(() -> Destination.in(Path.of("")));
        var path = FileTransfer.pathFor(offer, into);
        return new Wanted(into, path, offer instanceof Offer.File, onConflict);
    }

    /** The place of something that is offered. */
    record Wanted(Destination into, Path path, boolean isFile, Optional<OnConflict> onConflict) {
        /** The last name, fit for a terminal. */
        String shown() {
            return Escaping.line(String.valueOf(path.getFileName()), 300);
        }

        /** Whether nobody need be asked any more, because it cannot go there. */
        boolean isHopeless(Destination settled) {
            return exists() && settled.onConflict() == OnConflict.FAIL;
        }

        private boolean exists() {
            return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        }

        /** With an answer to what happens if something is there. */
        Destination settled(Console console, boolean silent) throws UsageException {
            if (onConflict.isPresent()) {
                return into.withOnConflict(onConflict.get());
            }
            var ask = exists() && !silent && console.isTerminal(Stream.IN);
            return into.withOnConflict(ask ? ask(console) : OnConflict.FAIL);
        }

        private OnConflict ask(Console console) throws UsageException {
            var question = "'" + shown() + "' is there already: " + (isFile ? "overwrite (o), " : "")
                    + "take another name (r), or refuse (N)? ";
            var typed = console.ask(question);
            if (typed.isEmpty()) {
                // The question still stands in the line.
                console.note("");
            }
            var answer = typed.orElse("").toLowerCase(Locale.ROOT);
            if (answer.startsWith("o") && isFile) {
                return OnConflict.OVERWRITE;
            }
            return answer.startsWith("r") ? OnConflict.RENAME : OnConflict.FAIL;
        }
    }
}
