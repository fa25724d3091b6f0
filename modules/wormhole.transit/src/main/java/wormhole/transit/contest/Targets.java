package wormhole.transit.contest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import wormhole.api.transit.Hint;

/** What is tried, in which order. Each address once; a relay's once for each priority it was given, as in the reference. */
final class Targets {
    private final ContestConfig config;
    private final Consumer<String> skipped;

    Targets(ContestConfig config, Consumer<String> skipped) {
        this.config = config;
        this.skipped = skipped;
    }

    /** The peer's own addresses, in its order. */
    List<Target> direct(List<Hint> theirs) {
        var found = new LinkedHashMap<Object, Target>();
        if (config.mayGoDirect()) {
            for (var hint : theirs) {
                if (hint instanceof Hint.Address address) {
                    var target = new Target(address, false, false);
                    found.putIfAbsent(
                            List.of(target.type(), address instanceof Hint.Tcp tcp ? place(tcp) : address), target);
                }
            }
        }
        return found.values().stream().filter(this::allowed).toList();
    }

    private static List<Object> place(Hint.Tcp tcp) {
        return List.of(tcp.host(), tcp.port());
    }

    /**
     * Our relays and the peer's, those of the highest priority first. A priority of which nothing can be dialled is an empty
     * group, as it takes its turn in the reference; the last group has someone.
     */
    List<List<Target>> relays(List<Hint> theirs) {
        var found = new LinkedHashMap<Hint.Address, Target>();
        for (var relay : config.relays()) {
            relay.addresses().forEach(address -> found.putIfAbsent(address, new Target(address, true, true)));
        }
        for (var hint : theirs) {
            if (hint instanceof Hint.Relay relay && config.mayRelay()) {
                relay.addresses().forEach(address -> found.putIfAbsent(address, new Target(address, true, false)));
            }
        }
        var groups = new TreeMap<Double, List<Target>>(Comparator.reverseOrder());
        found.values().forEach(target -> {
            var group = groups.computeIfAbsent(target.priority() + 0.0, key -> new ArrayList<>());
            if (allowed(target)) {
                group.add(target);
            }
        });
        while (!groups.isEmpty() && groups.lastEntry().getValue().isEmpty()) {
            groups.pollLastEntry();
        }
        return List.copyOf(groups.values());
    }

    private boolean allowed(Target target) {
        if (!config.hintTypes().contains(target.type())) {
            return false;
        }
        var objection =
                target.trusted() ? Optional.<String>empty() : config.rules().objection(target.host());
        objection.ifPresent(why -> skipped.accept(target.path() + ": not dialled, " + why));
        return objection.isEmpty();
    }
}
