package gov.va.mobile.watch.health;

import gov.va.mobile.watch.map.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** When a group, or a cause that many hosts have in common, is the root (behaviour.md §3, "Groups"); pure. */
final class SharedRoots {
    /** What fails within so many intervals fails together. */
    static final int TOGETHER = 2;

    private static final int FEWEST_MEMBERS = 2;
    private static final int FEWEST_HOSTS = 5;

    private final Scene scene;
    private final Blame blame;
    private final Map<String, SharedRoot> roots = new LinkedHashMap<>();

    SharedRoots(Scene scene, Blame blame) {
        this.scene = scene;
        this.blame = blame;
        Optional<SharedRoot> common = common();
        Set<String> commonMembers = common.map(SharedRoot::members).orElse(Set.of());
        for (Group group : scene.groups()) {
            group(group, commonMembers).ifPresent(root -> roots.put(root.id(), root));
        }
        common.ifPresent(root -> roots.put(root.id(), root));
    }

    /** Those that are roots now, by id. */
    Map<String, SharedRoot> roots() {
        return roots;
    }

    /** What explains the upstream: the common cause before a group. */
    Optional<String> of(String upstreamId) {
        return roots.values().stream()
                .filter(root -> root.members().contains(upstreamId))
                .map(root ->
                        root.causedBy().isEmpty() ? root.id() : root.causedBy().getFirst())
                .max(Comparator.comparing(SharedRoot.COMMON_CAUSE::equals));
    }

    /** Whether the upstream, which has just gone down, should wait for others of its groups, or of many hosts, that may yet follow. */
    boolean mayYetShare(Standing standing) {
        boolean ofGroup = scene.groups().stream()
                .filter(group -> group.members().contains(standing.id()) && !roots.containsKey(group.id()))
                .anyMatch(group -> mayYetBeRoot(group, standing));
        return ofGroup
                || (!roots.containsKey(SharedRoot.COMMON_CAUSE)
                        && blame.behind(standing.id()).isEmpty()
                        && enough(together(rootsThatFail(Standing::failing), standing)));
    }

    /** Others follow if they fail the same way already, or were not judged since; they are enough if they could be 2/3. */
    private boolean mayYetBeRoot(Group group, Standing first) {
        List<Standing> known = known(group);
        List<Standing> sameWay = known.stream()
                .filter(one -> one.failing() && one.way().equals(first.way()) && mayBlame(group, one))
                .filter(one -> within(one, first))
                .toList();
        long unheard = known.stream()
                .filter(one -> !one.failing() && !judgedSince(one, first))
                .count();
        long undecided = unheard + sameWay.stream().filter(one -> !one.down()).count();
        return undecided > 0 && share(sameWay.size() + unheard, known.size());
    }

    private static boolean judgedSince(Standing one, Standing first) {
        return one.judgedAt()
                .flatMap(judged -> first.failingSince().map(since -> !judged.isBefore(since)))
                .orElse(true);
    }

    private Optional<SharedRoot> group(Group group, Set<String> commonMembers) {
        SharedRoot before = scene.shared().get(group.id());
        List<Standing> failing = known(group).stream()
                .filter(one -> one.down() && mayBlame(group, one))
                .toList();
        if (before != null) {
            if (!before.causedBy().isEmpty() && commonMembers.isEmpty()) {
                // The common cause is over: its members are on their own a while later, one by one, if they still fail.
                return Optional.empty();
            }
            var members = new LinkedHashSet<>(before.members());
            failing.stream()
                    .filter(one -> one.way().equals(before.way()))
                    .map(Standing::id)
                    .forEach(members::add);
            return goesOn(before.members(members)).map(root -> root.causedBy(causeOf(root, commonMembers)));
        }
        List<Standing> largest = failing.stream()
                .filter(one -> group.members().containsAll(one.cause().roots()))
                .collect(Collectors.groupingBy(Standing::way))
                .values()
                .stream()
                .map(SharedRoots::together)
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
        boolean root = largest.size() >= FEWEST_MEMBERS
                && share(largest.size(), known(group).size())
                && largest.stream().allMatch(scene::proven)
                && !scene.outlook().blind()
                && !commonMembers.containsAll(ids(largest));
        return root ? Optional.of(begin(group.id(), largest.getFirst().way(), largest)) : Optional.empty();
    }

    private static List<String> causeOf(SharedRoot group, Set<String> commonMembers) {
        return commonMembers.containsAll(group.members()) ? List.of(SharedRoot.COMMON_CAUSE) : List.of();
    }

    private Optional<SharedRoot> common() {
        SharedRoot before = scene.shared().get(SharedRoot.COMMON_CAUSE);
        List<Standing> down = rootsThatFail(Standing::down);
        if (before != null) {
            var members = new LinkedHashSet<>(before.members());
            down.stream()
                    .filter(one -> one.failingSince()
                            .filter(since -> !since.isAfter(before.since().plus(span(down))))
                            .isPresent())
                    .filter(one -> !one.failingSince().orElse(Instant.MIN).isBefore(before.since()))
                    .map(Standing::id)
                    .forEach(members::add);
            return goesOn(before.members(members));
        }
        List<Standing> together = together(
                down.stream().filter(scene::proven).filter(this::unexplained).toList());
        return enough(together) && !scene.outlook().blind()
                ? Optional.of(begin(SharedRoot.COMMON_CAUSE, SharedRoot.ANY_WAY, together))
                : Optional.empty();
    }

    /** What recovered roots explained until now is not news. */
    private boolean unexplained(Standing one) {
        return one.cause().roots().stream().allMatch(scene.shared()::containsKey);
    }

    /** Upstreams that nothing behind them explains; members of a group that is a root are among them. */
    private List<Standing> rootsThatFail(Predicate<Standing> which) {
        return scene.standings().values().stream()
                .filter(which)
                .filter(one -> blame.behind(one.id()).isEmpty())
                .toList();
    }

    private boolean enough(List<Standing> together) {
        Set<String> hosts =
                together.stream().flatMap(one -> one.hosts().stream()).collect(Collectors.toSet());
        return hosts.size() >= FEWEST_HOSTS
                && 2 * hosts.size() >= scene.hosts()
                && scene.groups().stream()
                        .noneMatch(group -> new HashSet<>(group.members()).containsAll(ids(together)));
    }

    /** It is the root until fewer than half of those that it names, or fewer than two, are down. */
    private Optional<SharedRoot> goesOn(SharedRoot root) {
        long down = root.members().stream()
                .map(scene.standings()::get)
                .filter(Objects::nonNull)
                .filter(Standing::down)
                .count();
        return down >= FEWEST_MEMBERS && 2 * down >= root.members().size() ? Optional.of(root) : Optional.empty();
    }

    private SharedRoot begin(String id, String way, List<Standing> members) {
        Standing first = members.stream()
                .min(Comparator.comparing(one -> one.failingSince().orElse(scene.now())))
                .orElseThrow();
        var inOrder = new LinkedHashSet<>(scene.standings().keySet());
        inOrder.retainAll(ids(members));
        return new SharedRoot(
                id, first.failingSince().orElse(scene.now()), scene.now(), way, inOrder, List.of(), first.failure());
    }

    /** What fails because of something outside the group says nothing about the group. */
    private boolean mayBlame(Group group, Standing member) {
        return group.members().containsAll(blame.behind(member.id()));
    }

    private List<Standing> known(Group group) {
        return group.members().stream()
                .map(scene.standings()::get)
                .filter(Objects::nonNull)
                .filter(Standing::known)
                .toList();
    }

    private static boolean share(long failing, int known) {
        return failing >= FEWEST_MEMBERS && 3 * failing >= 2L * known;
    }

    /** The most that began to fail within {@link #TOGETHER} intervals. */
    private static List<Standing> together(List<Standing> failing) {
        List<Standing> byStart = failing.stream()
                .sorted(Comparator.comparing(one -> one.failingSince().orElse(Instant.MAX)))
                .toList();
        Duration span = span(failing);
        List<Standing> most = List.of();
        int from = 0;
        for (int to = 0; to < byStart.size(); to++) {
            while (between(byStart.get(from), byStart.get(to)).compareTo(span) > 0) {
                from++;
            }
            if (to - from + 1 > most.size()) {
                most = new ArrayList<>(byStart.subList(from, to + 1));
            }
        }
        return most;
    }

    /** Those that began to fail within {@link #TOGETHER} intervals of that one. */
    private static List<Standing> together(List<Standing> failing, Standing with) {
        return failing.stream().filter(one -> within(one, with)).toList();
    }

    private static boolean within(Standing one, Standing other) {
        return between(one, other).abs().compareTo(span(List.of(one, other))) <= 0;
    }

    private static Duration span(Collection<Standing> failing) {
        return failing.stream()
                .map(Standing::interval)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO)
                .multipliedBy(TOGETHER);
    }

    private static Duration between(Standing one, Standing other) {
        return Duration.between(
                one.failingSince().orElse(Instant.EPOCH), other.failingSince().orElse(Instant.EPOCH));
    }

    private static Set<String> ids(Collection<Standing> standings) {
        return standings.stream().map(Standing::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
