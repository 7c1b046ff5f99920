package gov.va.mobile.watch.incident.screen;

/** What becomes of a text that seems to hold a Veteran's personal data. */
enum Manner {
    /** It is not taken. */
    REFUSE,
    /** It is taken, with that masked. */
    MASK
}
