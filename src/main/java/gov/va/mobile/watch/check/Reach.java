package gov.va.mobile.watch.check;

/** What a result says about our own way out (behaviour.md §3, "Blind"). */
public enum Reach {
    /** Somebody answered something, so the way out works. */
    ANSWERED,
    /** Not a byte of an answer was seen: the upstream or our own way out is to blame. */
    UNREACHED,
    /** Nothing: nobody was asked, or our own limits cut it. */
    UNKNOWN;

    /** What that result says. */
    public static Reach of(CheckResult result) {
        return switch (result.resultClass()) {
            case PASS, DEGRADED -> ANSWERED;
            case FAIL -> result.transport() ? UNREACHED : ANSWERED;
            case MISCONFIGURED -> isKind(result, FailureKind.CREDENTIALS) ? ANSWERED : UNKNOWN;
            case INCONCLUSIVE -> inconclusive(result);
        };
    }

    private static Reach inconclusive(CheckResult result) {
        if (isKind(result, FailureKind.RATE_LIMITED)) {
            return ANSWERED;
        }
        if (isKind(result, FailureKind.SOURCE)) {
            return result.phases().firstByte() == Phases.NOT_REACHED ? UNREACHED : ANSWERED;
        }
        return UNKNOWN;
    }

    private static boolean isKind(CheckResult result, FailureKind kind) {
        return result.failure().filter(failure -> failure.kind() == kind).isPresent();
    }
}
