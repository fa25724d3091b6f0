package wormhole.cli.debug;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import wormhole.api.StateTrace;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Escaping;

/** {@code --debug-state}: one line on standard error for each step of the state machines that were named. */
public final class StateLines implements StateTrace {
    /** The machines of the reference ({@code _boss.py}), and what has their task here. */
    private static final Map<String, String> ROOMS = Map.ofEntries(
            Map.entry("B", "life"),
            Map.entry("T", "life"),
            Map.entry("N", "nameplate"),
            Map.entry("M", "mailbox"),
            Map.entry("S", "key"),
            Map.entry("O", "key"),
            Map.entry("K", "key"),
            Map.entry("SK", "key"),
            Map.entry("R", "key"),
            Map.entry("RC", "link"),
            Map.entry("L", "code"),
            Map.entry("C", "code"));

    private final Console console;
    private final Set<String> rooms;

    private StateLines(Console console, Set<String> rooms) {
        this.console = console;
        this.rooms = rooms;
    }

    /**
     * Reads what was asked for.
     *
     * @param console where the lines go
     * @param machines such as {@code K,RC}, or {@code key,link}
     * @return prints their steps
     * @throws UsageException one of them is unknown
     */
    public static StateLines of(Console console, String machines) throws UsageException {
        var rooms = new HashSet<String>();
        for (var machine : machines.split(",", -1)) {
            var room = ROOMS.getOrDefault(machine, machine);
            if (!StateTrace.ROOMS.contains(room)) {
                throw new UsageException("--debug-state takes a list such as K,RC, of B,N,M,S,O,K,SK,R,RC,L,C,T or of "
                        + String.join(",", StateTrace.ROOMS));
            }
            rooms.add(room);
        }
        return new StateLines(console, rooms);
    }

    @Override
    public void step(String room, String before, String input, String after) {
        if (rooms.contains(room)) {
            console.note(room + "[" + before + "]." + Escaping.line(input, 100) + " -> [" + after + "]");
        }
    }
}
