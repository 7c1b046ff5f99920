package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Target.HostPort;
import gov.va.mobile.watch.map.reader.Names.Edge;
import gov.va.mobile.watch.map.reader.Names.Reference;
import gov.va.mobile.watch.map.reader.Names.Space;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks what no reader sees alone: references, cycles, windows that no feature would show, sentinels that are watched. Runs whatever else is wrong. */
final class MapValidator {
    private final Problems problems;
    private final Names names;

    MapValidator(Context context) {
        this.problems = context.problems();
        this.names = context.names();
    }

    void validate() {
        names.references().forEach(this::checkReference);
        new CycleSearch(names.edges(), problems).run();
        checkWindowKeys();
        checkSentinels();
    }

    private void checkReference(Reference reference) {
        String id = reference.id().value();
        if (names.knows(reference.space(), id)) {
            return;
        }
        String word = reference.space().word();
        boolean feature = reference.space() == Space.UPSTREAM && names.knows(Space.FEATURE, id);
        problems.error(
                reference.id().place(),
                feature ? id + ", which is a feature" : "unknown " + word + " " + id,
                "the id of " + (word.startsWith("u") ? "an " : "a ") + word + " of this map");
    }

    /** vets-api walks from the key to the app's features; a feature's own key leads nowhere (domain.md §3). */
    private void checkWindowKeys() {
        Map<String, Set<String>> dependents = new LinkedHashMap<>();
        for (Edge edge : names.edges()) {
            dependents
                    .computeIfAbsent(edge.to().value(), any -> new LinkedHashSet<>())
                    .add(edge.from());
        }
        for (Placed<String> key : names.windowKeys()) {
            boolean node = names.knows(Space.UPSTREAM, key.value()) || names.knows(Space.FEATURE, key.value());
            if (!node || reaches(key.value(), dependents).stream().noneMatch(names.shownFeatures()::contains)) {
                problems.warning(
                        key.place(),
                        "the PagerDuty key " + key.value()
                                + (node
                                        ? ", which reaches no feature of the app"
                                        : ", which is no node of the app's graph"),
                        "a node that a feature of the app depends on: a window there changes nothing in the app");
            }
        }
    }

    private static Set<String> reaches(String start, Map<String, Set<String>> dependents) {
        var reached = new LinkedHashSet<String>();
        var queue = new ArrayDeque<>(Set.of(start));
        while (!queue.isEmpty()) {
            for (String next : dependents.getOrDefault(queue.remove(), Set.of())) {
                if (reached.add(next)) {
                    queue.add(next);
                }
            }
        }
        return reached;
    }

    private void checkSentinels() {
        var watched = new TreeSet<String>();
        names.watched().forEach(address -> watched.add(address.value().toString()));
        for (Placed<HostPort> sentinel : names.sentinels()) {
            if (watched.contains(sentinel.value().toString())) {
                problems.warning(
                        sentinel.place(),
                        "a sentinel on " + sentinel.value() + ", which is also watched",
                        "a host that no check asks: else its outage looks like our own");
            }
        }
    }
}
