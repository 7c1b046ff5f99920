package gov.va.mobile.watch.health;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why upstreams are down: by themselves, because of others, because of a group or a common cause, or not known yet (behaviour.md §3, "Root cause" and
 * "Groups"). Pure: what it remembers is the {@link Cause} of each upstream and the {@link SharedRoot}s.
 */
public final class RootCausePolicy {
    /** For so long a first alert waits for what may explain it. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** While something is awaited, it is looked for that often. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** So many intervals after its roots recovered, an upstream that still fails is on its own. */
    static final int ON_ITS_OWN_AFTER = 2;

    private final Scene scene;
    private final Blame blame;
    private final SharedRoots shared;

    private RootCausePolicy(Scene scene) {
        this.scene = scene;
        this.blame = new Blame(scene);
        this.shared = new SharedRoots(scene, blame);
    }

    /**
     * What was found.
     *
     * @param causes of every upstream of the scene
     * @param shared the groups and the common cause that are roots now
     * @param along what fails because of a root, for each that is one by itself or shared: down or not yet
     */
    public record Findings(
            Map<String, Cause> causes, Map<String, SharedRoot> shared, Map<String, List<String>> along) {}

    /** Judges the scene. */
    public static Findings judge(Scene scene) {
        return new RootCausePolicy(scene).findings();
    }

    private Findings findings() {
        Map<String, Cause> causes = new LinkedHashMap<>();
        scene.standings().forEach((id, standing) -> causes.put(id, cause(standing)));
        Map<String, List<String>> along = new LinkedHashMap<>();
        causes.forEach((id, cause) -> {
            if (cause instanceof Cause.Own) {
                along.put(id, List.copyOf(blame.takenAlongBy(id)));
            }
        });
        shared.roots().values().forEach(root -> along.put(root.id(), alongWith(root)));
        return new Findings(causes, Map.copyOf(shared.roots()), along);
    }

    private List<String> alongWith(SharedRoot root) {
        Set<String> all = new LinkedHashSet<>(root.members());
        scene.groups().stream()
                .filter(group -> group.id().equals(root.id()))
                .flatMap(group -> group.members().stream())
                .filter(member -> Optional.ofNullable(scene.standings().get(member))
                        .filter(one -> one.failing() && !one.down() && one.way().equals(root.way()))
                        .isPresent())
                .forEach(all::add);
        root.members().forEach(member -> all.addAll(blame.takenAlongBy(member)));
        return List.copyOf(all);
    }

    private Cause cause(Standing standing) {
        if (!standing.down()) {
            return new Cause.None();
        }
        Instant knownAt = standing.cause().known().orElse(scene.now());
        List<String> roots = roots(standing.id());
        if (!roots.isEmpty()) {
            return new Cause.Explained(knownAt, roots, Optional.empty());
        }
        return switch (standing.cause()) {
            case Cause.Own own -> own;
            case Cause.Explained explained -> freed(standing, explained);
            case Cause.None _, Cause.Undecided _ -> first(standing, knownAt);
        };
    }

    private List<String> roots(String id) {
        return shared.of(id)
                .map(List::of)
                .orElseGet(() -> blame.roots(id).stream()
                        .map(root -> shared.of(root).orElse(root))
                        .distinct()
                        .toList());
    }

    /** Nothing explains it any more: it is on its own if a fresh check says so two intervals later. */
    private Cause freed(Standing standing, Cause.Explained before) {
        Instant freedAt = before.freed().map(Cause.Freed::at).orElse(scene.now());
        Instant ready = freedAt.plus(standing.interval().multipliedBy(ON_ITS_OWN_AFTER));
        boolean freshly = standing.failedAt().filter(freedAt::isBefore).isPresent();
        if (!scene.now().isBefore(ready) && freshly && mayTell(standing)) {
            return new Cause.Own(before.knownAt());
        }
        Instant soon = scene.now().plus(LOOK_AGAIN);
        return new Cause.Explained(
                before.knownAt(),
                before.roots(),
                Optional.of(new Cause.Freed(freedAt, ready.isAfter(soon) ? ready : soon)));
    }

    private Cause first(Standing standing, Instant knownAt) {
        boolean waits = scene.now().isBefore(knownAt.plus(LONGEST_WAIT)) && shared.mayYetShare(standing);
        return waits || !mayTell(standing)
                ? new Cause.Undecided(knownAt, scene.now().plus(LOOK_AGAIN))
                : new Cause.Own(knownAt);
    }

    private boolean mayTell(Standing standing) {
        return !scene.outlook().blind() && scene.proven(standing);
    }
}
