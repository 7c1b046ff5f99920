package gov.va.mobile.watch.support;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.Checker;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Sentinel;
import gov.va.mobile.watch.map.Source;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** In {@code @QuarkusTest}s every check answers what a test says; without a word it passes. */
@Mock
@Singleton
public class FakeChecker implements Checker {
    private static final Duration LATENCY = Duration.ofMillis(1);

    private final Map<String, Function<Check, CheckResult>> answers = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    /** What the check of that id answers from now on. */
    public void answer(String checkId, Function<Check, CheckResult> answer) {
        answers.put(checkId, answer);
    }

    /** These sentinels answer no more, all others do. */
    public void silence(String... sentinelIds) {
        silent.clear();
        silent.addAll(List.of(sentinelIds));
    }

    /** Everything passes again. */
    public void reset() {
        answers.clear();
        silent.clear();
    }

    @Override
    public CheckResult run(Check check) {
        return answers.getOrDefault(check.id(), any -> CheckResult.pass(LATENCY, Phases.NONE))
                .apply(check);
    }

    @Override
    public Map<String, CheckResult> run(Source source, Map<String, Check> checks) {
        return checks.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> run(entry.getValue())));
    }

    @Override
    public List<String> answering(List<Sentinel> sentinels) {
        return sentinels.stream()
                .map(Sentinel::id)
                .filter(id -> !silent.contains(id))
                .toList();
    }
}
