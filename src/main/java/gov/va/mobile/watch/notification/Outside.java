package gov.va.mobile.watch.notification;

/** What is sent outside business hours (behaviour.md §6); what is not sent is kept with its reason. */
public enum Outside {
    /** At most opened, over, and one proposal of an incident; no mentions. */
    QUIET,
    /** Nothing; the message at the opening tells what there was. */
    HOLD,
    /** Everything; still without mentions, because nobody is asked to respond then. */
    SEND
}
