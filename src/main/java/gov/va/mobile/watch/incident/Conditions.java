package gov.va.mobile.watch.incident;

/** Reads and sets single conditions; pure. */
final class Conditions {
    private Conditions() {}

    static boolean holds(IncidentView.Conditions conditions, Condition which) {
        return switch (which) {
            case PLAYBOOK -> conditions.playbook();
            case SIGNIFICANT_USERS -> conditions.significantUsers();
            case SIGNIFICANT_PERIOD -> conditions.significantPeriod();
            case SECURITY -> conditions.security();
            case OUT_OF_APP_COORDINATION -> conditions.outOfAppCoordination();
            case OUT_OF_BAND_RELEASE -> conditions.outOfBandRelease();
        };
    }

    /** The same conditions but for one. */
    static IncidentView.Conditions with(IncidentView.Conditions before, Condition which, boolean holds) {
        return new IncidentView.Conditions(
                which == Condition.PLAYBOOK ? holds : before.playbook(),
                which == Condition.SIGNIFICANT_USERS ? holds : before.significantUsers(),
                which == Condition.SIGNIFICANT_PERIOD ? holds : before.significantPeriod(),
                which == Condition.SECURITY ? holds : before.security(),
                which == Condition.OUT_OF_APP_COORDINATION ? holds : before.outOfAppCoordination(),
                which == Condition.OUT_OF_BAND_RELEASE ? holds : before.outOfBandRelease());
    }
}
