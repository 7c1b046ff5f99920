package gov.va.mobile.watch.incident;

import java.util.Optional;

/**
 * One alert of another system, in our words.
 *
 * @param fingerprint tells it from the source's other alerts, in all its deliveries
 * @param groupKey what the source sends together
 * @param state whether it is on
 * @param upstream the upstream that it names, whether the map has it or not
 * @param text what it says, in one line
 */
record Alert(
        AlertSource source, String fingerprint, String groupKey, State state, Optional<String> upstream, String text) {
    /** How an alert is. */
    enum State {
        FIRING,
        /** On, but not so that somebody need be told. */
        WARNING,
        RESOLVED
    }

    boolean firing() {
        return state == State.FIRING;
    }

    /** Names it among those of all sources. */
    String id() {
        return source.code() + " " + fingerprint;
    }
}
