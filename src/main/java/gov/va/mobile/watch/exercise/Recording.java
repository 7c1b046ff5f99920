package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.poll.Playback.Recorded;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/** Recorded results, oldest first, from wherever they are kept; read once. */
sealed interface Recording extends AutoCloseable permits CsvRecording, StoredRecording {
    /** The time of the earliest result; empty when there is none. */
    Optional<Instant> earliest() throws BadRecordingException;

    /** The results from then, inclusive, to then, exclusive. */
    Iterator<Recorded> results(Optional<Instant> from, Optional<Instant> to) throws BadRecordingException;

    /** What the service made of them at the time; empty where that was not recorded. */
    Optional<Tally> made(Instant from, Instant to) throws BadRecordingException;

    @Override
    void close() throws BadRecordingException;

    /** A recording that cannot be read; the message says what was found and what would be right. */
    final class BadRecordingException extends Exception {
        private static final long serialVersionUID = 1;

        BadRecordingException(String message) {
            super(message);
        }

        BadRecordingException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
