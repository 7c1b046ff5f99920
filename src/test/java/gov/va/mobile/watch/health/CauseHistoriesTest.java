package gov.va.mobile.watch.health;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.SimulatedHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Generated histories of a whole map, against what must always hold of causes (behaviour.md §3). */
class CauseHistoriesTest {
    private static final Duration INTERVAL = SimulatedHealth.INTERVAL;
    private static final String LETTERS = "PPPFFTI";

    /** All that two upstreams, the one depending on the other, can do in five intervals; {@code watch.histories.short} sets another number. */
    @Test
    void holdsOverEveryShortHistoryOfAParentAndItsChild() {
        String letters = "PFI";
        int steps = Integer.getInteger("watch.histories.short", 5);
        int histories = (int) Math.pow(letters.length(), 2 * steps);
        for (int history = 0; history < histories; history++) {
            var world = SimulatedHealth.of(List.of("parent", "child<parent"));
            int code = history;
            for (int step = 0; step < steps; step++) {
                world.run("parent", letters.charAt(code % 3));
                world.run("child", letters.charAt(code / 3 % 3));
                code /= 9;
                check(world, "history " + history);
                world.now = world.now.plus(INTERVAL);
                world.look();
                check(world, "history " + history);
            }
        }
    }

    @Test
    void holdsOverLongRandomHistories() {
        long seed = new Random().nextLong();
        System.getLogger(CauseHistoriesTest.class.getName()).log(System.Logger.Level.INFO, "seed {0}", seed);
        var random = new Random(seed);
        int stories = Integer.getInteger("watch.histories.long", 60);
        for (int story = 0; story < stories; story++) {
            SimulatedHealth world = random.nextBoolean() ? wide() : deep();
            // Some stretches are bad for many at once, so that groups and common causes come about.
            for (int step = 0; step < 150; step++) {
                char bad = random.nextInt(4) == 0 ? (random.nextBoolean() ? 'F' : 'T') : '-';
                boolean blind = random.nextInt(12) == 0;
                world.outlook = new Outlook(Optional.of(world.now.minusSeconds(random.nextInt(120) - 20)), blind);
                for (var upstream : world.map.upstreams()) {
                    if (random.nextInt(5) > 0) {
                        char letter = bad != '-' && random.nextInt(10) > 0
                                ? bad
                                : LETTERS.charAt(random.nextInt(LETTERS.length()));
                        int told = world.told.size();
                        Map<String, SharedRoot> shared = world.shared();
                        world.run(upstream.id(), letter);
                        check(world, "seed " + seed);
                        nothingBeginsBlind(world, told, shared, blind);
                        again(world, upstream.id());
                    }
                    world.now = world.now.plusMillis(random.nextInt(2000));
                }
                int told = world.told.size();
                Map<String, SharedRoot> shared = world.shared();
                world.pass(Duration.ofSeconds(random.nextInt(20)));
                check(world, "seed " + seed);
                nothingBeginsBlind(world, told, shared, blind);
            }
            settles(world, "seed " + seed);
        }
    }

    private static SimulatedHealth wide() {
        return SimulatedHealth.of(
                List.of("a", "b", "c", "d<a", "e<a,b", "f<e", "g", "h", "i", "j"),
                "one=a,b,c",
                "two=c,g,h",
                "three=i,j");
    }

    private static SimulatedHealth deep() {
        return SimulatedHealth.of(List.of("a", "b<a", "c<b", "d<c", "e<a,d", "f"), "one=b,c", "two=a,f");
    }

    /** What must hold at any moment. */
    private static void check(SimulatedHealth world, String history) {
        Scene scene = world.scene();
        RootCausePolicy.Findings findings = RootCausePolicy.judge(scene);
        for (var upstream : world.map.upstreams()) {
            String id = upstream.id();
            Cause cause = world.cause(id);
            boolean down = world.state(id).status() == HealthStatus.DOWN;
            assertThat(cause instanceof Cause.None)
                    .as("%s: %s is down %s", history, id, down)
                    .isEqualTo(!down);
            if (cause instanceof Cause.Explained explained) {
                assertThat(explained.roots())
                        .as(history)
                        .isNotEmpty()
                        .doesNotContain(id)
                        .doesNotHaveDuplicates();
                for (String root : explained.roots()) {
                    boolean shared = world.map.upstream(root).isEmpty();
                    assertThat(shared
                                    || upstream.dependsOn().contains(root)
                                    || scene.behind(id).contains(root))
                            .as("%s: %s because of %s", history, id, root)
                            .isTrue();
                }
            }
        }
        // Judging the same again says the same: who starts here, from what is stored, says what the others would.
        assertThat(RootCausePolicy.judge(scene)).as(history).isEqualTo(findings);
        world.shared()
                .values()
                .forEach(root -> assertThat(root.members()).as(history).hasSizeGreaterThanOrEqualTo(2));
    }

    private static void nothingBeginsBlind(
            SimulatedHealth world, int told, Map<String, SharedRoot> sharedBefore, boolean blind) {
        if (blind) {
            assertThat(world.told.subList(told, world.told.size()).stream().flatMap(event -> event.changes().stream()))
                    .noneMatch(change -> change.to() == HealthStatus.DOWN
                            && change.causedBy().isEmpty()
                            && !change.undecided());
            assertThat(sharedBefore.keySet()).containsAll(world.shared().keySet());
        }
    }

    /** A result that is recorded twice changes nothing. */
    private static void again(SimulatedHealth world, String upstreamId) {
        int told = world.told.size();
        Cause cause = world.cause(upstreamId);
        world.run(upstreamId, 'F');
        assertThat(world.told).hasSize(told);
        assertThat(world.cause(upstreamId)).isEqualTo(cause);
    }

    /** Once everything passes everything is up and nothing is a root; what fails for long, seen by everybody, is told of. */
    private static void settles(SimulatedHealth world, String history) {
        String[] all =
                world.map.upstreams().stream().map(upstream -> upstream.id()).toArray(String[]::new);
        for (int i = 0; i < 4; i++) {
            world.outlook = new Outlook(Optional.of(world.now), false);
            world.run('P', all);
            world.pass(INTERVAL);
        }
        assertThat(Set.of(all)).as(history).allMatch(id -> world.cause(id).equals(new Cause.None()));
        assertThat(world.shared()).as(history).isEmpty();
        Instant began = world.now;
        for (int i = 0; i < 8; i++) {
            world.outlook = new Outlook(Optional.of(world.now), false);
            world.run('T', all);
            world.pass(INTERVAL);
        }
        assertThat(Set.of(all))
                .as("%s, failing since %s", history, began)
                .noneMatch(id -> world.cause(id) instanceof Cause.Undecided);
    }
}
