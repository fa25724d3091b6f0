package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.filetransfer.archive.Archives;
import wormhole.filetransfer.archive.Cancel;
import wormhole.filetransfer.archive.Source;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.offer.Symlinks;

/** {@code file_offer.json}: what is sent of a directory, and what becomes of an archive. */
final class ArchiveOperations implements Operation.Family {
    // The vectors' files are of this moment, in whatever zone they were made.
    private static final LocalDateTime MODIFIED = LocalDateTime.of(2020, 9, 13, 12, 26, 40);
    private static final long MOST_BYTES = 1 << 24;
    private static final long MOST_FILES = 1000;

    @Override
    public String schema() {
        return "file_offer";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("offer_directory", this::offerDirectory, "unpack", this::unpack);
    }

    private Answer offerDirectory(Request request) throws IOException {
        var scratch = Files.createTempDirectory("offer");
        try {
            var root = Files.createDirectory(scratch.resolve(request.text("name")));
            for (var item : request.in().getJsonArray("tree").getValuesAs(JsonObject.class)) {
                make(root, item);
            }
            return offered(Archives.source(List.of(root), Symlinks.FOLLOW, false, Optional.empty()));
        } finally {
            delete(scratch);
        }
    }

    private static void make(Path root, JsonObject item) throws IOException {
        var path = root.resolve(item.getString("path"));
        Files.createDirectories(path.getParent());
        if (item.getString("kind").equals("dir")) {
            Files.createDirectory(path);
        } else {
            Files.write(path, HexFormat.of().parseHex(item.getString("data")));
        }
        Files.setAttribute(path, "unix:mode", item.getInt("mode"));
        Files.setLastModifiedTime(
                path, FileTime.from(MODIFIED.atZone(ZoneId.systemDefault()).toInstant()));
    }

    private static Answer offered(Source source) throws IOException {
        var zip = new ByteArrayOutputStream();
        source.writeTo(Channels.newChannel(zip), Cancel.NEVER);
        var directory = Json.createObjectBuilder()
                .add("mode", "zipfile/deflated")
                .add("dirname", source.offeredName())
                .add("zipsize", source.bytesOnWire())
                .add("numbytes", source.contentBytes())
                .add("numfiles", source.entries());
        return new Answer.Result(Json.createObjectBuilder()
                .add("offer", Json.createObjectBuilder().add("directory", directory))
                .add("zip", HexFormat.of().formatHex(zip.toByteArray()))
                .add("entries", entries(zip.toByteArray()))
                .build());
    }

    // Of archives of our own, so that the end is in the last 22 bytes.
    private static JsonArray entries(byte[] zip) {
        var in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        var entries = Json.createArrayBuilder();
        for (var at = in.getInt(zip.length - 6); in.getInt(at) == 0x02014b50; ) {
            var nameBytes = in.getShort(at + 28);
            entries.add(Json.createObjectBuilder()
                    .add("name", new String(zip, at + 46, nameBytes, StandardCharsets.UTF_8))
                    .add("method", in.getShort(at + 10))
                    .add("flags", in.getShort(at + 8))
                    .add("external_attr", in.getInt(at + 38) & 0xffffffffL)
                    .add("made_by", in.get(at + 5))
                    .add("size", in.getInt(at + 24)));
            at += 46 + nameBytes + in.getShort(at + 30) + in.getShort(at + 32);
        }
        return entries.build();
    }

    private Answer unpack(Request request) throws IOException {
        var scratch = Files.createTempDirectory("unpack");
        try {
            var answer = unpacked(request.bytes("zip"), scratch);
            return keepsModes(request.bytes("zip"))
                    ? answer
                    : new Answer.Departed("set-id and sticky bits are dropped, and the owner can read");
        } catch (TransferMismatchException e) {
            // The suite asks for a link or a device to be refused or to become a file, and says so with another
            // latitude.
            return e.getMessage().contains("is no file:")
                    ? new Answer.Departed(e.getMessage())
                    : Answer.Refused.because(e);
        } finally {
            delete(scratch);
        }
    }

    // The reference gives a file whatever mode the archive names; ours neither set-id nor sticky bits, nor one
    // unreadable.
    private static boolean keepsModes(byte[] zip) {
        var in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        if (zip.length < 22 || in.getInt(zip.length - 22) != 0x06054b50) {
            return true;
        }
        for (var at = in.getInt(zip.length - 6); at >= 0 && at + 46 <= zip.length && in.getInt(at) == 0x02014b50; ) {
            var nameBytes = in.getShort(at + 28);
            var mode = in.getInt(at + 38) >>> 16;
            var isDirectory = nameBytes > 0 && zip[at + 45 + nameBytes] == '/';
            if (!isDirectory && ((mode & 07000) != 0 || (mode & 0400) == 0)) {
                return false;
            }
            at += 46 + nameBytes + in.getShort(at + 30) + in.getShort(at + 32);
        }
        return true;
    }

    private static Answer unpacked(byte[] zip, Path scratch) throws IOException {
        var offer = new Offer.Directory("x", zip.length, MOST_BYTES, MOST_FILES);
        var target = Archives.target(offer, Destination.at(scratch.resolve("zip-sibling-prefix")));
        target.write(ByteBuffer.wrap(zip));
        return tree(target.commit());
    }

    private static Answer tree(Path root) throws IOException {
        var tree = Json.createArrayBuilder();
        try (var paths = Files.walk(root)) {
            var sorted = paths.filter(path -> !path.equals(root))
                    .sorted(Comparator.comparing(path -> root.relativize(path).toString()))
                    .toList();
            for (var path : sorted) {
                tree.add(item(root.relativize(path).toString(), path));
            }
        }
        return new Answer.Result(Json.createObjectBuilder().add("tree", tree).build());
    }

    private static JsonObject item(String name, Path path) throws IOException {
        var item = Json.createObjectBuilder().add("path", name);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return item.add("dir", true).build();
        }
        var mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        var content = Files.readAllBytes(path);
        return item.add("mode", Integer.toOctalString(mode & 07777))
                .add(
                        "sha256",
                        HexFormat.of().formatHex(new BcCryptoProvider().suite().sha256(content)))
                .add("size", content.length)
                .build();
    }

    private static void delete(Path scratch) throws IOException {
        try (var paths = Files.walk(scratch)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
