package gov.va.mobile.watch.health;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which failing upstreams explain which others through the graph (behaviour.md §3, "Root cause"); pure. */
final class Blame {
    /** What begins to fail so much later than another one did not make it fail. */
    static final Duration TOGETHER = Duration.ofMinutes(2);

    private final Scene scene;
    private final Map<String, Set<String>> failingBehind = new HashMap<>();

    Blame(Scene scene) {
        this.scene = scene;
        scene.standings().forEach((id, standing) -> {
            if (standing.failing()) {
                failingBehind.put(id, failingBehind(standing));
            }
        });
    }

    private Set<String> failingBehind(Standing child) {
        var found = new LinkedHashSet<String>();
        for (String id : scene.behind(child.id())) {
            Standing parent = scene.standings().get(id);
            if (parent != null && explains(parent, child)) {
                found.add(id);
            }
        }
        return found;
    }

    /** A parent that was never judged or of which nothing is known now begins to explain nothing; what it explains already it goes on to explain. */
    private boolean explains(Standing parent, Standing child) {
        if (parent.down()) {
            return parent.fresh(scene.now()) || child.cause() instanceof Cause.Explained;
        }
        return parent.failing()
                && parent.fresh(scene.now())
                && !(child.cause() instanceof Cause.Own)
                && began(parent).isBefore(began(child).plus(TOGETHER));
    }

    private static Instant began(Standing standing) {
        return standing.failingSince().orElse(Instant.MAX.minus(TOGETHER));
    }

    /** All that fails among what the upstream depends on and so may explain it; empty for one that does not fail. */
    Set<String> behind(String id) {
        return failingBehind.getOrDefault(id, Set.of());
    }

    /** The roots among {@link #behind}: those behind which nothing of it fails. Each once, by however many ways it is reached. */
    List<String> roots(String id) {
        Set<String> behind = behind(id);
        return behind.stream()
                .filter(root -> scene.behind(root).stream().noneMatch(behind::contains))
                .toList();
    }

    /** What fails, down or not yet, and has the upstream among its roots. */
    Set<String> takenAlongBy(String root) {
        var along = new LinkedHashSet<String>();
        for (String id : scene.standings().keySet()) {
            if (behind(id).contains(root) && roots(id).contains(root)) {
                along.add(id);
            }
        }
        return along;
    }
}
