package gov.va.mobile.watch.check;

import static org.assertj.core.api.Assertions.assertThat;

/** Says of a result what tests want to know. */
final class CheckResults {
    private CheckResults() {}

    static void assertPass(CheckResult result) {
        assertThat(result.resultClass()).as("%s", result).isEqualTo(ResultClass.PASS);
        assertThat(result.failure()).isEmpty();
    }

    static void assertFail(CheckResult result, FailureKind kind, String message) {
        assertResult(result, ResultClass.FAIL, kind, message);
    }

    /** The message matches as a regular expression. */
    static void assertResult(CheckResult result, ResultClass resultClass, FailureKind kind, String message) {
        assertThat(result.resultClass()).as("%s", result).isEqualTo(resultClass);
        assertThat(result.failure().orElseThrow().kind()).as("%s", result).isEqualTo(kind);
        assertThat(result.failure().orElseThrow().message()).matches(message);
    }
}
