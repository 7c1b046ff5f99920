package gov.va.mobile.watch.platform;

import java.util.regex.Pattern;

/** Texts from elsewhere that shall stand in one line of a log, a message or a file. Pure. */
public final class OneLine {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private OneLine() {}

    /** The text, with a blank where control characters and line ends stand. */
    public static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }
}
