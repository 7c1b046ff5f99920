package gov.va.mobile.watch.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says of a result what tests want to know. */
final class CheckResults {
    private CheckResults() {}

    static void assertPass(@Nullable CheckResult result) {
        CheckResult found = Objects.requireNonNull(result);
        assertThat(found.resultClass()).as("%s", found).isEqualTo(ResultClass.PASS);
        assertThat(found.failure()).isEmpty();
    }

    static void assertFail(@Nullable CheckResult result, FailureKind kind, String message) {
        assertResult(result, ResultClass.FAIL, kind, message);
    }

    /** The message matches as a regular expression. */
    static void assertResult(@Nullable CheckResult result, ResultClass resultClass, FailureKind kind, String message) {
        CheckResult found = Objects.requireNonNull(result);
        assertThat(found.resultClass()).as("%s", found).isEqualTo(resultClass);
        assertThat(found.failure().orElseThrow().kind()).as("%s", found).isEqualTo(kind);
        assertThat(found.failure().orElseThrow().message()).matches(message);
    }
}
