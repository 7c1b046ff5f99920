package gov.va.mobile.watch.check;

/** Why a run is not a plain pass, before it is known how long the run took. */
record Finding(ResultClass resultClass, FailureKind kind, String message) {
    static Finding fail(FailureKind kind, String message) {
        return new Finding(ResultClass.FAIL, kind, message);
    }

    static Finding degraded(FailureKind kind, String message) {
        return new Finding(ResultClass.DEGRADED, kind, message);
    }

    static Finding misconfigured(FailureKind kind, String message) {
        return new Finding(ResultClass.MISCONFIGURED, kind, message);
    }

    static Finding inconclusive(FailureKind kind, String message) {
        return new Finding(ResultClass.INCONCLUSIVE, kind, message);
    }
}
