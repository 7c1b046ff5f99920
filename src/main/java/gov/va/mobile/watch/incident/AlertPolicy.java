package gov.va.mobile.watch.incident;

/** What one delivery of an alert changes, and when what only alerts opened begins to resolve (behaviour.md §4); pure. */
final class AlertPolicy {
    private AlertPolicy() {}

    /** What a delivery means beside what is known of its alert. */
    enum News {
        /** It only warns. */
        WARNS,
        /** Nothing that was not known. */
        NONE,
        /** It fires, and did not, or belonged to nothing. */
        FIRES,
        /** It fired, and is over. */
        OVER
    }

    /**
     * Whether a delivery is news, however often it is repeated.
     *
     * @param fires whether the alert is known to fire
     * @param placed whether it is known to belong to an incident
     */
    static News news(Alert.State state, boolean fires, boolean placed) {
        return switch (state) {
            case WARNING -> News.WARNS;
            case FIRING -> fires && placed ? News.NONE : News.FIRES;
            case RESOLVED -> fires ? News.OVER : News.NONE;
        };
    }

    /**
     * Whether its incident begins to resolve with an alert that is over: only one that alerts opened, of which none still fires, and whose upstream neither fails nor
     * recovers already.
     */
    static boolean recovers(boolean openedByAlerts, boolean anotherFires, boolean fails, boolean recovering) {
        return openedByAlerts && !anotherFires && !fails && !recovering;
    }
}
