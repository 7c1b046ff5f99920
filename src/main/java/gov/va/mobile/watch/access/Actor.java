package gov.va.mobile.watch.access;

/** Somebody who does something: the name of a token or person, and the highest role held. */
public record Actor(String name, Role role) {
    /** Upstream Watch itself. */
    public static final Actor SELF = new Actor("upstream-watch", Role.ADMIN);
}
