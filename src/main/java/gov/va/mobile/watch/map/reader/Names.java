package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Target.HostPort;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who was named where while the map was read, right or wrong; {@link MapValidator} checks it once all was read. */
final class Names {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final Problems problems;
    private final Map<String, Map<String, Place>> declared = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<String> shownFeatures = new ArrayList<>();
    private final List<Placed<String>> windowKeys = new ArrayList<>();
    private final List<Placed<HostPort>> watched = new ArrayList<>();
    private final List<Placed<HostPort>> sentinels = new ArrayList<>();

    Names(Problems problems) {
        this.problems = problems;
    }

    /** What has ids of its own. */
    enum Space {
        UPSTREAM("upstream"),
        FEATURE("feature"),
        GROUP("group"),
        SOURCE("source"),
        SENTINEL("sentinel");

        private final String word;

        Space(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        /** Upstreams and features are nodes of one graph. */
        private String shared() {
            return this == FEATURE ? UPSTREAM.word : word;
        }
    }

    /** Somebody names an id of that space. */
    record Reference(Space space, Placed<String> id) {}

    /** A node depends on another. */
    record Edge(String from, Placed<String> to) {}

    /** An id is given; a second time is an error. */
    void declare(Space space, Placed<String> id) {
        Place first = declared.computeIfAbsent(space.shared(), any -> new LinkedHashMap<>())
                .putIfAbsent(id.value(), id.place());
        if (first != null) {
            problems.error(
                    id.place(),
                    "duplicate id " + id.value(),
                    "each id once (it stands in line " + first.line() + " already)");
        }
        if (space == Space.UPSTREAM || space == Space.FEATURE) {
            declared.computeIfAbsent("only " + space.word(), any -> new LinkedHashMap<>())
                    .putIfAbsent(id.value(), id.place());
        }
    }

    boolean knows(Space space, String id) {
        String key = space == Space.UPSTREAM || space == Space.FEATURE ? "only " + space.word() : space.shared();
        return declared.getOrDefault(key, Map.of()).containsKey(id);
    }

    /** An id is named that must exist. */
    void refer(Space space, Placed<String> id) {
        references.add(new Reference(space, id));
    }

    /** Reports what stands twice in one list. */
    void once(List<Placed<String>> ids) {
        var seen = new LinkedHashMap<String, Place>();
        ids.forEach(id -> {
            if (seen.putIfAbsent(id.value(), id.place()) != null) {
                problems.error(id.place(), "duplicate " + id.value(), "each only once in this list");
            }
        });
    }

    /** A node depends on these upstreams. */
    void depends(String node, List<Placed<String>> on) {
        once(on);
        on.forEach(upstream -> {
            refer(Space.UPSTREAM, upstream);
            edges.add(new Edge(node, upstream));
        });
    }

    /** The app's feed may name the feature. */
    void shown(String feature) {
        shownFeatures.add(feature);
    }

    /** vets-api takes a window on a PagerDuty service for one on this node. */
    void windowKey(Placed<String> key) {
        windowKeys.add(key);
    }

    /** A check asks there. */
    void watched(Place place, HostPort address) {
        watched.add(new Placed<>(place, lowerCase(address)));
    }

    /** A sentinel asks there. */
    void sentinel(Place place, HostPort address) {
        sentinels.add(new Placed<>(place, lowerCase(address)));
    }

    /** Where a URL leads. */
    static HostPort address(URI url) {
        int standard = "https".equalsIgnoreCase(url.getScheme()) ? HTTPS_PORT : HTTP_PORT;
        return new HostPort(url.getHost(), url.getPort() < 0 ? standard : url.getPort());
    }

    private static HostPort lowerCase(HostPort address) {
        return new HostPort(address.host().toLowerCase(Locale.ROOT), address.port());
    }

    List<Reference> references() {
        return references;
    }

    List<Edge> edges() {
        return edges;
    }

    List<String> shownFeatures() {
        return shownFeatures;
    }

    List<Placed<String>> windowKeys() {
        return windowKeys;
    }

    List<Placed<HostPort>> watched() {
        return watched;
    }

    List<Placed<HostPort>> sentinels() {
        return sentinels;
    }
}
