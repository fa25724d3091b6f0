package wormhole.server;

import java.util.Iterator;
import java.util.List;

/** The arguments of a server that is a program of its own: options, each with its value if it has one. */
public final class ServerArguments {
    private final Iterator<String> rest;
    private String name = "";

    /**
     * Before the first option.
     *
     * @param arguments as the program got them
     */
    public ServerArguments(String... arguments) {
        rest = List.of(arguments).iterator();
    }

    /**
     * Goes to the next option.
     *
     * @return whether there is one
     */
    public boolean next() {
        if (!rest.hasNext()) {
            return false;
        }
        name = rest.next();
        return true;
    }

    /**
     * The option.
     *
     * @return such as {@code --port}
     */
    public String name() {
        return name;
    }

    /**
     * Its value.
     *
     * @return the argument that follows
     * @throws IllegalArgumentException there is none; the text names the option
     */
    public String value() {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return rest.next();
    }

    /**
     * Its value as a number.
     *
     * @return what it says
     * @throws IllegalArgumentException there is none, it is no number, or too large; the text names the option
     */
    public int number() {
        var count = count();
        if (count != (int) count) {
            throw new IllegalArgumentException(name + " needs a smaller number");
        }
        return (int) count;
    }

    /**
     * Its value as a number that may be large.
     *
     * @return what it says
     * @throws IllegalArgumentException there is none, or it is no number; the text names the option
     */
    public long count() {
        try {
            return Long.parseLong(value());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number", e);
        }
    }

    /**
     * The server has no such option.
     *
     * @return to be thrown
     */
    public IllegalArgumentException unknown() {
        return new IllegalArgumentException("unknown option " + name);
    }
}
