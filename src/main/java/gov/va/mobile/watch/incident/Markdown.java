package gov.va.mobile.watch.incident;

/** Free text within Markdown: what it says, and nothing that Markdown or HTML would take for its own; pure. */
final class Markdown {
    private Markdown() {}

    /** On one line. */
    static String line(String text) {
        return escape(text.strip().replaceAll("\\s+", " "));
    }

    private static String escape(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~' ->
                    safe.append('\\').appendCodePoint(point);
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }
}
