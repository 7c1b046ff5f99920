package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Target.HostPort;
import gov.va.mobile.watch.map.Target.SecretReference;
import gov.va.mobile.watch.map.reader.Value.Scalar;
import gov.va.mobile.watch.platform.Coded;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scalar may be.
 *
 * @param expected for messages: what would be right
 * @param read the value, if it is one of the kind
 * @param absolute it stands for an address or the like, of which a part that is empty leaves nothing
 * @param secret it may be one, so that messages do not quote what was found
 */
record Kind<T>(String expected, Function<Object, Optional<T>> read, boolean absolute, boolean secret) {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern DURATION_TEXT = Pattern.compile("([0-9]{1,9})(?:\\.([0-9]{1,3}))?(ms|s|m|h|d)");
    private static final Pattern SIZE_TEXT = Pattern.compile("([0-9]{1,8})(B|KiB|MiB)");
    private static final int BIGGEST = 64 * 1024 * 1024;
    private static final Pattern ID_TEXT = Pattern.compile("[a-z0-9_-]{1,63}");
    private static final Pattern ADDRESS_TEXT =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+))(?::([0-9]{1,5}))?");
    private static final Pattern SECRET_TEXT = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*");
    private static final int SHORTEST_SECRET = 8;
    private static final int LAST_PORT = 65_535;

    /** Text that is not empty. */
    static final Kind<String> TEXT = text("text", text -> Optional.of(text).filter(found -> !found.isBlank()));

    /** Any text, the empty one too. */
    static final Kind<String> ANY_TEXT = text("text", Optional::of);

    /** An id of something in the map. */
    static final Kind<String> ID = text(
            "an id of at most 63 lower-case letters, digits, _ and -",
            text -> Optional.of(text).filter(id -> ID_TEXT.matcher(id).matches()));

    /** A time span, zero too. */
    static final Kind<Duration> DURATION =
            text("a duration such as 500ms, 30s, 15m, 1h or 2d (at most 366d)", Kind::duration);

    /** A time span that lasts. */
    static final Kind<Duration> LASTING = text(
            "a duration above 0 such as 500ms, 30s, 15m, 1h or 2d (at most 366d)",
            text -> duration(text).filter(Duration::isPositive));

    /** An instant with its offset. */
    static final Kind<Instant> INSTANT =
            text("a time with its offset, such as 2026-11-30T17:00:00-05:00", Kind::instant);

    /** Where an HTTP request goes. */
    static final Kind<URI> URL = absolute("an http or https URL with a host and without user:password@", Kind::url);

    /** Where a connection goes. */
    static final Kind<HostPort> ADDRESS =
            absolute("host:port with a port of 1 to 65535", text -> address(text, Optional.empty()));

    /** Which name server is asked. */
    static final Kind<HostPort> RESOLVER =
            absolute("host or host:port of a name server", text -> address(text, Optional.of(53)));

    /** A number of bytes. */
    static final Kind<Integer> SIZE = text("a size such as 256KiB or 1MiB (at most 64MiB)", Kind::size);

    /** A file below the secrets folder. */
    static final Kind<SecretReference> SECRET = text(
                    "folder/file below the secrets folder, without ..",
                    text -> Optional.of(text)
                            .filter(path -> SECRET_TEXT.matcher(path).matches()
                                    && Arrays.stream(path.split("/")).noneMatch(Set.of(".", "..")::contains))
                            .map(SecretReference::new))
            .unquoted();

    Kind(String expected, Function<Object, Optional<T>> read, boolean absolute) {
        this(expected, read, absolute, false);
    }

    /** The same, of which messages do not quote what was found. */
    Kind<T> unquoted() {
        return new Kind<>(expected, read, absolute, true);
    }

    /** What was found, for messages. */
    String found(Value value) {
        String found = secret && value instanceof Scalar scalar && scalar.text().length() >= SHORTEST_SECRET
                ? "a value of " + scalar.text().length() + " characters"
                : value.found();
        return wantsQuotes(value) ? found + " without quotes" : found;
    }

    private boolean wantsQuotes(Value value) {
        return value instanceof Scalar scalar
                && scalar.typed()
                && read.apply(scalar.text()).isPresent();
    }

    /** Yes or no. */
    static final Kind<Boolean> FLAG = new Kind<>(
            "true or false", value -> value instanceof Boolean flag ? Optional.of(flag) : Optional.empty(), false);

    /** One of the constants of an enum, by its word. */
    static <E extends Enum<E> & Coded> Kind<E> word(Class<E> type) {
        return text(Wording.oneOf(Coded.codes(type)), text -> Coded.find(type, text));
    }

    /** A whole number within bounds. */
    static Kind<Integer> number(int least, int most) {
        return new Kind<>(
                least == most ? String.valueOf(least) : "a whole number from " + least + " to " + most,
                value -> value instanceof BigDecimal number
                                && number.scale() == 0
                                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                                && number.compareTo(BigDecimal.valueOf(most)) <= 0
                        ? Optional.of(number.intValueExact())
                        : Optional.empty(),
                false);
    }

    /** Text of some grammar. */
    static <T> Kind<T> text(String expected, Function<String, Optional<T>> read) {
        return new Kind<>(expected, value -> value instanceof String text ? read.apply(text) : Optional.empty(), false);
    }

    private static <T> Kind<T> absolute(String expected, Function<String, Optional<T>> read) {
        return new Kind<>(expected, text(expected, read).read(), true);
    }

    /** Whether an empty variable leaves nothing of it: as if it were not written. */
    boolean blank(Scalar scalar) {
        return scalar.isEmptied() && (absolute || scalar.text().isBlank());
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION_TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long unitMillis = switch (matcher.group(3)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
        String thousandths = (Optional.ofNullable(matcher.group(2)).orElse("") + "000").substring(0, 3);
        long whole = Long.parseLong(matcher.group(1)) * unitMillis;
        return Optional.of(Duration.ofMillis(whole + Long.parseLong(thousandths) * unitMillis / 1_000))
                .filter(duration -> duration.compareTo(LONGEST) <= 0);
    }

    private static Optional<Integer> size(String text) {
        Matcher matcher = SIZE_TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long unit = switch (matcher.group(2)) {
            case "B" -> 1;
            case "KiB" -> 1024;
            default -> 1024 * 1024;
        };
        long bytes = Long.parseLong(matcher.group(1)) * unit;
        return bytes > 0 && bytes <= BIGGEST ? Optional.of((int) bytes) : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<URI> url(String text) {
        try {
            var url = new URI(text);
            String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            boolean good = (scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getPort() != 0
                    && url.getPort() <= LAST_PORT;
            return Optional.of(url).filter(any -> good);
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<HostPort> address(String text, Optional<Integer> defaultPort) {
        Matcher matcher = ADDRESS_TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = Optional.ofNullable(matcher.group(1)).orElse(matcher.group(2));
        return Optional.ofNullable(matcher.group(3))
                .map(Integer::valueOf)
                .or(() -> defaultPort)
                .filter(port -> port > 0 && port <= LAST_PORT)
                .map(port -> new HostPort(host, port));
    }
}
