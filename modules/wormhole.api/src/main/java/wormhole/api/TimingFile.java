package wormhole.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as Python's {@code json.dump(…, indent=1)} spells it, to the last character: ASCII, one space of indentation a level, floating
 * point numbers in the fewest digits that mean the same.
 */
final class TimingFile {
    private static final int MOST_DIGITS = 17;

    private final StringBuilder text = new StringBuilder();

    private TimingFile() {}

    static String of(List<DebugTiming.Event> events) {
        var file = new TimingFile();
        file.value(events, 0);
        return file.text.append('\n').toString();
    }

    private void value(Object value, int depth) {
        if (value instanceof String string) {
            quoted(string);
        } else if (value instanceof Number number) {
            text.append(number(number));
        } else if (value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Optional<?> optional && optional.isEmpty()) {
            text.append("null");
        } else if (value instanceof Map<?, ?> map) {
            block('{', map.entrySet(), '}', depth);
        } else if (value instanceof Collection<?> list) {
            block('[', list, ']', depth);
        } else {
            other(value, depth);
        }
    }

    private void other(Object value, int depth) {
        if (value instanceof Map.Entry<?, ?> entry) {
            quoted((String) entry.getKey());
            text.append(": ");
            value(entry.getValue(), depth);
        } else if (value instanceof DebugTiming.Event event) {
            block('{', members(event), '}', depth);
        } else {
            throw new IllegalArgumentException(
                    "no detail of a timing event: " + value.getClass().getName());
        }
    }

    private static List<Map.Entry<String, Object>> members(DebugTiming.Event event) {
        var stop = event.stop();
        return List.of(
                Map.entry("name", event.name()),
                Map.entry("start", event.start()),
                Map.entry("stop", stop.isPresent() ? stop.getAsDouble() : Optional.empty()),
                Map.entry("details", event.details()));
    }

    private void block(char open, Collection<?> items, char close, int depth) {
        text.append(open);
        for (Iterator<?> each = items.iterator(); each.hasNext(); ) {
            newLine(depth + 1);
            value(each.next(), depth + 1);
            text.append(each.hasNext() ? "," : "");
        }
        if (!items.isEmpty()) {
            newLine(depth);
        }
        text.append(close);
    }

    private void newLine(int depth) {
        text.append('\n').append(" ".repeat(depth));
    }

    private void quoted(String string) {
        text.append('"');
        string.chars().forEach(this::character);
        text.append('"');
    }

    private void character(int c) {
        var named = "\"\\\n\r\t\b\f".indexOf(c);
        if (named >= 0) {
            text.append('\\').append("\"\\nrtbf".charAt(named));
        } else if (c < 0x20 || c > 0x7e) {
            text.append(String.format("\\u%04x", c));
        } else {
            text.append((char) c);
        }
    }

    private static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return real(number.doubleValue());
        } else if (number instanceof Integer || number instanceof Long || number instanceof BigInteger) {
            return number.toString();
        }
        throw new IllegalArgumentException(
                "no detail of a timing event: " + number.getClass().getName());
    }

    // Double.toString does not always find the fewest digits before JDK 19.
    private static String real(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number);
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        var exact = new BigDecimal(number);
        for (var digits = 1; digits < MOST_DIGITS; digits++) {
            var rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == number) {
                return spelled(rounded);
            }
        }
        return spelled(exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)));
    }

    // As repr does it: an exponent from 1e+16 on and below 0.0001.
    private static String spelled(BigDecimal number) {
        var digits = number.unscaledValue().abs().toString().replaceFirst("0+$", "");
        var exponent = number.precision() - number.scale() - 1;
        var sign = number.signum() < 0 ? "-" : "";
        if (exponent < -4 || exponent >= 16) {
            var fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
            return String.format(
                    "%s%s%se%s%02d", sign, digits.charAt(0), fraction, exponent < 0 ? "-" : "+", Math.abs(exponent));
        }
        var plain = number.toPlainString();
        var whole = plain.indexOf('.') < 0;
        return whole ? plain + ".0" : plain;
    }
}
