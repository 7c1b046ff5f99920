package gov.va.mobile.watch.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How messages say times, sizes and values that an upstream sent. */
final class Words {
    private static final int LONGEST_VALUE = 60;

    private Words() {}

    /** {@code 83 ms} below a tenth of a second, else {@code 0.4 s}, {@code 10 s}. */
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 100) {
            return millis + " ms";
        }
        BigDecimal seconds = BigDecimal.valueOf(millis, 3).setScale(1, RoundingMode.HALF_UP);
        return seconds.stripTrailingZeros().toPlainString() + " s";
    }

    /** {@code 12 days}, or hours where it is less than two days. */
    static String span(Duration duration) {
        return duration.toDays() >= 2 ? duration.toDays() + " days" : Math.max(0, duration.toHours()) + " h";
    }

    /** {@code 256 KiB}, or bytes where it is no whole number of these. */
    static String size(long bytes) {
        return bytes >= 1024 && bytes % 1024 == 0 ? bytes / 1024 + " KiB" : bytes + " bytes";
    }

    static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** A part of a URL without its percent signs; as it is where they mean nothing. */
    static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException meaningless) {
            return part;
        }
    }

    /** A number or the like, cut. */
    static String cut(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    /** A text that an upstream sent, quoted, cut, and with nothing in it that a terminal, a page or a reader could trip over. */
    static String quoted(String text) {
        var quoted = new StringBuilder(Math.min(text.length(), LONGEST_VALUE) + 8).append('"');
        int end = Math.min(text.length(), LONGEST_VALUE);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        text.substring(0, end).codePoints().forEach(point -> append(quoted, point));
        return quoted.append('"').append(end < text.length() ? "…" : "").toString();
    }

    private static void append(StringBuilder quoted, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> quoted.append(String.format("\\u%04x", point));
            default -> {
                if (point == '"' || point == '\\') {
                    quoted.append('\\');
                }
                quoted.appendCodePoint(point);
            }
        }
    }
}
