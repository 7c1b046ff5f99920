package gov.va.mobile.watch.window;

import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.window.Windows.Shown;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** What the app reads from {@code GET /mobile/v0/maintenance_windows}, by vets-api's own rule (domain.md §3). Pure. */
public final class AppFeed {
    private static final UUID NAMESPACE = UUID.fromString("fa1a248e-0f71-4077-8d25-ed7430bcdb34");
    private static final int VERSION_5 = 5;

    private AppFeed() {}

    /** One feature and when the app blocks it. */
    public record Entry(UUID id, String service, Instant start, Instant end) {}

    /**
     * The entries, in the order in which their features were first reached.
     *
     * @param inApp which features the app's feed may name
     * @param windows in the order in which they were decided; those over at {@code now} are left out
     */
    public static List<Entry> entries(Graph graph, Predicate<String> inApp, List<Shown> windows, Instant now) {
        Map<String, Shown> reached = new LinkedHashMap<>();
        for (Shown window : windows) {
            if (window.end().isAfter(now)) {
                for (String feature : features(graph, inApp, window)) {
                    reached.merge(feature, window, AppFeed::earlier);
                }
            }
        }
        return reached.entrySet().stream()
                .map(entry -> new Entry(
                        id(entry.getKey()),
                        entry.getKey(),
                        entry.getValue().start(),
                        entry.getValue().end()))
                .toList();
    }

    /** The features that a window blocks; it blocks none when it names a feature itself, or no node at all. */
    public static List<String> features(Graph graph, Predicate<String> inApp, Shown window) {
        return graph.featuresOf(List.of(window.node())).stream().filter(inApp).toList();
    }

    /** The one that came first stays unless the other starts before it; it wins whole, with its own end. */
    private static Shown earlier(Shown first, Shown later) {
        return later.start().isBefore(first.start()) ? later : first;
    }

    /** UUIDv5 of the feature (RFC 9562). */
    public static UUID id(String feature) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(feature.getBytes(StandardCharsets.UTF_8)));
            long most = (hash.getLong() & ~0xF000L) | (VERSION_5 << 12);
            long least = (hash.getLong() & ~(0xC0L << 56)) | (0x80L << 56);
            return new UUID(most, least);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
