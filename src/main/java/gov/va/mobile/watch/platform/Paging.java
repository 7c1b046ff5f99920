package gov.va.mobile.watch.platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for: a place in the order (time, id), so that paging stays put while rows are added.
 *
 * @param after the last item of the page before
 */
public record Paging(int limit, Optional<Place> after) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    /** Beyond this no time of ours lies. */
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** A place in a list that is ordered by time and id, newest first. */
    public record Place(Instant at, UUID id) {}

    /** From the query parameters {@code limit} (1 to 200, default 50) and {@code cursor}; 400 when they are not of that form. */
    public static Paging of(@Nullable String limit, @Nullable String cursor) {
        return new Paging(limit(limit), Optional.ofNullable(cursor).map(Paging::place));
    }

    /** The page made of rows read with {@code limit + 1}, so that it shows whether more follow. */
    public <T> Page<T> page(List<T> rows, Function<T, Place> place) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(List.copyOf(items), cursor(place.apply(items.getLast())));
    }

    static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // told below, as a number out of range is
        }
        throw ProblemException.badField("limit", "found " + text + ", expected a number from 1 to " + MAX_LIMIT);
    }

    private static String cursor(Place place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((place.at() + " " + place.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static Place place(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            if (space > 0) {
                Instant at = Instant.parse(text.substring(0, space));
                UUID id = UUID.fromString(text.substring(space + 1));
                if (!at.isBefore(Instant.EPOCH) && at.isBefore(END)) {
                    return new Place(at, id);
                }
            }
        } catch (IllegalArgumentException | DateTimeParseException notOurs) {
            // told below
        }
        throw wrongCursor(cursor);
    }

    static ProblemException wrongCursor(String cursor) {
        return ProblemException.badField("cursor", "found " + cursor + ", expected the nextCursor of a page before");
    }
}
