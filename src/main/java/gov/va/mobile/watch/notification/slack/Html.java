package gov.va.mobile.watch.notification.slack;

/** Text in HTML. Pure. */
final class Html {
    private Html() {}

    /** Free text as text, in elements and in quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
