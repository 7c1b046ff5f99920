package gov.va.mobile.watch.map;

/** When the checks of an upstream make it down. */
public sealed interface Rule {
    /** Any of them is down. */
    record Any() implements Rule {}

    /** All of them are down. */
    record All() implements Rule {}

    /** So many of them are down. */
    record Quorum(int n) implements Rule {}
}
