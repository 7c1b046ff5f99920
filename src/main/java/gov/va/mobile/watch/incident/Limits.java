package gov.va.mobile.watch.incident;

/** How long people's texts may be, in characters. */
final class Limits {
    static final int TITLE = 200;
    static final int NAME = 200;
    static final int TEXT = 4000;
    static final int DETAIL = 1000;
    static final int LINK = 2000;

    private Limits() {}
}
