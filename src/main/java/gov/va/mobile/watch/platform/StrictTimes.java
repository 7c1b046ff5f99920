package gov.va.mobile.watch.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** Times and durations of requests: text of ISO-8601 only; a time needs an offset (api.md) and a year that the database can hold. */
final class StrictTimes {
    static final String INSTANT_WORDS = "a time with an offset, such as 2026-11-01T09:30:00Z";
    static final String DURATION_WORDS = "an ISO-8601 duration, such as PT15M";
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private StrictTimes() {}

    static StdDeserializer<Instant> instants() {
        return new Text<>(Instant.class, StrictTimes::instant);
    }

    static StdDeserializer<Duration> durations() {
        return new Text<>(Duration.class, Duration::parse);
    }

    /** In microseconds, as the database keeps it. */
    static Instant instant(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
            throw new DateTimeException("out of range");
        }
        return time.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private static final class Text<T> extends StdDeserializer<T> {
        private final Class<T> type;
        private final transient Function<String, T> parse;

        Text(Class<T> type, Function<String, T> parse) {
            super(type);
            this.type = type;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                try {
                    return parse.apply(text);
                } catch (DateTimeException | ArithmeticException notOfThatForm) {
                    // told below
                }
            }
            throw InvalidFormatException.from(parser, "not of the expected form", text, type);
        }
    }
}
