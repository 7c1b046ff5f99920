package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.platform.Coded;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a badge says of an upstream; pure. What only answers at the door is said to answer, not to work or to be available.
 *
 * @param colour of the value's ground; white on each of them has a contrast of at least 5 to 1
 */
record Badge(String label, String value, String colour) {
    private static final String GOOD = "#216e1f";
    private static final String FAIR = "#775540";
    private static final String BAD = "#b50909";
    private static final String NONE = "#565c65";
    private static final int LONGEST = 40;
    private static final double GOOD_UPTIME = 0.999;
    private static final double FAIR_UPTIME = 0.99;

    /** What a badge can show. */
    enum Show implements Coded {
        STATUS,
        UPTIME
    }

    static Badge of(UpstreamDetail upstream, Show show) {
        return switch (show) {
            case STATUS -> status(upstream);
            case UPTIME -> uptime(upstream);
        };
    }

    private static Badge status(UpstreamDetail upstream) {
        String label = cut(upstream.name());
        if (upstream.paused()) {
            return new Badge(label, "paused", NONE);
        }
        return switch (upstream.status()) {
            case UP -> new Badge(label, door(upstream) ? "door answers" : HealthStatus.UP.code(), GOOD);
            case DEGRADED -> new Badge(label, HealthStatus.DEGRADED.code(), FAIR);
            case DOWN -> new Badge(label, HealthStatus.DOWN.code(), BAD);
            case UNKNOWN -> new Badge(label, HealthStatus.UNKNOWN.code(), NONE);
        };
    }

    private static Badge uptime(UpstreamDetail upstream) {
        String label = cut(upstream.name()) + (door(upstream) ? ": door answered, 30 days" : ": uptime, 30 days");
        return upstream.uptime()
                .month()
                .map(share -> new Badge(
                        label,
                        BigDecimal.valueOf(share)
                                        .movePointRight(2)
                                        .stripTrailingZeros()
                                        .toPlainString() + " %",
                        share >= GOOD_UPTIME ? GOOD : share >= FAIR_UPTIME ? FAIR : BAD))
                .orElse(new Badge(label, HealthStatus.UNKNOWN.code(), NONE));
    }

    private static boolean door(UpstreamDetail upstream) {
        return upstream.depth() == Depth.DOOR;
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** As an image: its words stand in its title too, for who cannot see it. */
    String svg() {
        int left = width(label);
        int right = width(value);
        String words = escaped(label + ": " + value);
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" viewBox="0 0 %1$d 20" role="img" aria-labelledby="t">\
                <title id="t">%2$s</title>\
                <rect width="%3$d" height="20" fill="#3d4551"/><rect x="%3$d" width="%4$d" height="20" fill="%5$s"/>\
                <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle" aria-hidden="true">\
                <text x="%6$s" y="14" textLength="%7$d">%8$s</text><text x="%9$s" y="14" textLength="%10$d">%11$s</text></g></svg>
                """,
                left + right,
                words,
                left,
                right,
                colour,
                left / 2.0,
                left - PADDING,
                escaped(label),
                left + right / 2.0,
                right - PADDING,
                escaped(value));
    }

    private static final int PADDING = 12;
    private static final double CHARACTER = 6.8;

    /** About what the font needs; the text is then fitted to it. */
    private static int width(String text) {
        return (int) Math.ceil(text.codePointCount(0, text.length()) * CHARACTER) + PADDING;
    }

    /** For XML: whatever a name holds is text. */
    static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(legal(point) ? point : '\uFFFD');
            }
        });
        return safe.toString();
    }

    private static boolean legal(int point) {
        return point >= ' ' && point != 0xFFFE && point != 0xFFFF && Character.getType(point) != Character.SURROGATE;
    }
}
