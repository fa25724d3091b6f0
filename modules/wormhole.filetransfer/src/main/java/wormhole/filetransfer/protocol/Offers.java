package wormhole.filetransfer.protocol;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import wormhole.filetransfer.offer.Offer;

/** Reads what a peer offers. What is not known in it is ignored; of what is known, everything must be as it should be. */
final class Offers {
    private static final List<String> KINDS = List.of("message", "file", "directory");
    private static final List<String> MODES = List.of(Messages.ZIP_MODE, "zipfile/stored", "zipfile", "zipfile/");

    private Offers() {}

    static Offer read(JsonValue value) throws OfferRefusal {
        if (!(value instanceof JsonObject offer)) {
            throw new OfferRefusal("unknown offer type");
        }
        var kinds = KINDS.stream().filter(offer::containsKey).toList();
        if (kinds.size() != 1) {
            throw new OfferRefusal("unknown offer type");
        }
        return switch (kinds.get(0)) {
            case "message" -> new Offer.Text(text(offer, "message"));
            case "file" -> file(member(offer, "file"));
            default -> directory(member(offer, "directory"));
        };
    }

    private static Offer file(JsonObject file) throws OfferRefusal {
        return new Offer.File(name(file, "filename"), amount(file, "filesize"));
    }

    private static Offer directory(JsonObject directory) throws OfferRefusal {
        // Whether entries are stored or deflated, the archive itself says. The reference takes whatever begins with
        // "zipfile".
        if (!MODES.contains(text(directory, "mode"))) {
            throw new OfferRefusal("unknown mode");
        }
        return new Offer.Directory(
                name(directory, "dirname"),
                amount(directory, "zipsize"),
                amount(directory, "numbytes"),
                amount(directory, "numfiles"));
    }

    private static JsonObject member(JsonObject offer, String key) throws OfferRefusal {
        if (offer.get(key) instanceof JsonObject object) {
            return object;
        }
        throw OfferRefusal.rejected();
    }

    private static String text(JsonObject object, String key) throws OfferRefusal {
        if (object.get(key) instanceof JsonString text) {
            return text.getString();
        }
        throw OfferRefusal.rejected();
    }

    private static String name(JsonObject object, String key) throws OfferRefusal {
        var name = text(object, key);
        if (name.length() > Offer.MAX_NAME) {
            throw OfferRefusal.rejected();
        }
        return name;
    }

    private static long amount(JsonObject object, String key) throws OfferRefusal {
        // Without an exponent and a point: 1e999999999 would be expanded otherwise.
        if (object.get(key) instanceof JsonNumber number && number.isIntegral()) {
            try {
                var amount = number.longValueExact();
                if (amount >= 0) {
                    return amount;
                }
            } catch (ArithmeticException e) {
                throw OfferRefusal.rejected();
            }
        }
        throw OfferRefusal.rejected();
    }
}
