package gov.va.mobile.watch.notification;

import java.time.Duration;
import java.util.Optional;

/** What the HTTP status of a channel's answer means for a message (docs/notifications.md). Pure. */
final class HttpAnswer {
    private static final int SAID = 200;

    private HttpAnswer() {}

    /**
     * Judges it. What blames the message gives up that message; what asks to come again, or is the other side's fault, is tried again; all else, redirects too, is for somebody to
     * mend.
     *
     * @param wait how long it asked to be left alone
     */
    static Answer judge(int status, Optional<Duration> wait, String body) {
        String said = said(status, body);
        if (status >= 200 && status < 300) {
            return new Answer.Delivered(said);
        }
        return switch (status) {
            case 400, 413, 415, 422 -> new Answer.Refused(said);
            case 408, 425, 429 -> new Answer.Later(said, wait);
            default -> status >= 500 ? new Answer.Later(said, wait) : new Answer.Closed(said);
        };
    }

    /** What may be shown of it: the status and one short line of plain characters. */
    static String said(int status, String body) {
        String line = body.strip().replaceAll("[^\\x20-\\x7e]+", " ");
        String words = line.length() <= SAID ? line : line.substring(0, SAID) + "…";
        return (status + " " + words).strip();
    }
}
