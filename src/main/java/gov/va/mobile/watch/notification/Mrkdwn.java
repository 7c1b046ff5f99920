package gov.va.mobile.watch.notification;

/** Slack's markup: what makes any text harmless in it, and short enough (domain.md §6). Pure. */
public final class Mrkdwn {
    private static final String ELLIPSIS = "…";
    private static final int LONGEST_ENTITY = "&amp;".length();

    private Mrkdwn() {}

    /** Free text as text: no link, no mention, no {@code <!channel>} survives. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** At most so many characters of an escaped text, ending in an ellipsis when some are left out; neither an entity nor a surrogate pair is split. */
    public static String cut(String escaped, int max) {
        if (escaped.length() <= max) {
            return escaped;
        }
        int end = max - ELLIPSIS.length();
        int entity = escaped.lastIndexOf('&', end - 1);
        if (entity >= 0 && entity > end - LONGEST_ENTITY && escaped.indexOf(';', entity) >= end) {
            end = entity;
        }
        if (end > 0 && Character.isHighSurrogate(escaped.charAt(end - 1))) {
            end--;
        }
        return escaped.substring(0, end) + ELLIPSIS;
    }

    /** Escaped markup as plain text: links as what they are called. */
    public static String plain(String mrkdwn) {
        return mrkdwn.replaceAll("<[^|>]*\\|([^>]*)>", "$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** Escaped, on one line, and cut. */
    public static String line(String text, int max) {
        return cut(escape(text.strip().replaceAll("\\s+", " ")), max);
    }

    /**
     * A person or group as Slack calls them: ids become mentions, {@code @here} and {@code @channel} too, anything else stays text.
     *
     * @param slack from the services map, for example {@code S0123ABCD} or {@code @mobile-oncall}
     */
    public static String mention(String slack) {
        String name = slack.strip();
        if (name.matches("[UW][A-Z0-9]{6,}")) {
            return "<@" + name + ">";
        }
        if (name.matches("S[A-Z0-9]{6,}")) {
            return "<!subteam^" + name + ">";
        }
        if (name.equals("@here") || name.equals("@channel")) {
            return "<!" + name.substring(1) + ">";
        }
        return escape(name);
    }
}
