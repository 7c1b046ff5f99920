package gov.va.mobile.watch.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for of a list that has an order of its own, such as the map's (api.md: all lists take {@code limit} and {@code cursor}).
 *
 * @param after the id of the last item of the page before
 */
public record MappedPaging(int limit, Optional<String> after) {
    /** From the query parameters {@code limit} (1 to 200, default 50) and {@code cursor}; 400 when they are not of that form. */
    public static MappedPaging of(@Nullable String limit, @Nullable String cursor) {
        return new MappedPaging(Paging.limit(limit), Optional.ofNullable(cursor).map(MappedPaging::id));
    }

    /** The page; 400 when the item that the page before ended with is not in the list any more. */
    public <T> Page<T> page(List<T> all, Function<T, String> id) {
        int from = after.map(last -> place(all, id, last) + 1).orElse(0);
        int to = Math.min(all.size(), from + limit);
        return new Page<>(
                List.copyOf(all.subList(from, to)), to == all.size() ? null : cursor(id.apply(all.get(to - 1))));
    }

    private static <T> int place(List<T> all, Function<T, String> id, String last) {
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(last)) {
                return i;
            }
        }
        throw Paging.wrongCursor(cursor(last));
    }

    private static String cursor(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String id(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw Paging.wrongCursor(cursor);
        }
    }
}
