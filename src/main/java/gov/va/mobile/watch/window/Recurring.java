package gov.va.mobile.watch.window;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;

/**
 * An RFC 5545 rule in a zone, by its clocks on the wall: a time that a change of the clocks leaves out comes as much later, one that comes twice counts the
 * first time, so that each occurrence is one moment. Pure.
 */
final class Recurring {
    private static final Pattern ONE_OR_MORE = Pattern.compile("(?i)(?:^|;)(?:COUNT|INTERVAL)=0*(?:;|$)");
    private static final Pattern FREQUENCY = Pattern.compile("(?i)(?:^|;)FREQ=([A-Z]+)");
    private static final Pattern UNTIL_UTC = Pattern.compile("(?i)UNTIL=(\\d{8}T\\d{6})Z");
    private static final Pattern UNTIL = Pattern.compile("(?i)(?:^|;)UNTIL=");
    private static final Pattern COUNT = Pattern.compile("(?i)(?:^|;)COUNT=");
    private static final Pattern TIMES_OF_DAY = Pattern.compile("(?i)(?:^|;)BY(?:HOUR|MINUTE|SECOND)=[^;]*,");
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");

    private static final int LONGEST = 500;

    /** Occurrences are counted from the first one on, so that one in the Middle Ages would cost whoever asks. */
    private static final Instant EARLIEST = Instant.EPOCH;

    /** So far ahead the next occurrence is looked for: the 29th of February, at the turn of most centuries too. */
    private static final int YEARS = 9;

    private final Recur<LocalDateTime> rule;
    private final ZoneId zone;
    private final LocalDateTime first;

    private Recurring(Recur<LocalDateTime> rule, ZoneId zone, LocalDateTime first) {
        this.rule = rule;
        this.zone = zone;
        this.first = first;
    }

    /**
     * The rule, counted from that start.
     *
     * @throws IllegalArgumentException saying what was found and what would be right
     */
    static Recurring of(String rrule, ZoneId zone, Instant start) {
        if (rrule.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "found a rule of " + rrule.length() + " characters, expected at most " + LONGEST);
        }
        if (start.isBefore(EARLIEST)) {
            throw new IllegalArgumentException("found a first start at " + start + ", expected one after " + EARLIEST);
        }
        Matcher frequency = FREQUENCY.matcher(rrule);
        if (!frequency.find() || !FREQUENCIES.contains(frequency.group(1).toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "found " + rrule
                            + ", expected an RFC 5545 rule with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY, such as FREQ=WEEKLY;BYDAY=SU");
        }
        if (ONE_OR_MORE.matcher(rrule).find()) {
            throw new IllegalArgumentException("found " + rrule + ", expected COUNT and INTERVAL of 1 or more");
        }
        if (TIMES_OF_DAY.matcher(rrule).find()) {
            throw new IllegalArgumentException("found " + rrule
                    + ", expected at most one occurrence a day, and so one BYHOUR, BYMINUTE and BYSECOND at most");
        }
        if (UNTIL.matcher(rrule).find() && COUNT.matcher(rrule).find()) {
            throw new IllegalArgumentException("found " + rrule + ", expected UNTIL or COUNT, not both");
        }
        try {
            return new Recurring(new Recur<>(local(rrule, zone)), zone, LocalDateTime.ofInstant(start, zone));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "found " + rrule + ", expected an RFC 5545 rule, such as FREQ=WEEKLY;BYDAY=SU", wrong);
        }
    }

    /** The first occurrence after that moment. */
    Optional<Instant> after(Instant moment) {
        LocalDateTime from = LocalDateTime.ofInstant(moment, zone).minusDays(1);
        LocalDateTime begin = from.isBefore(first) ? first : from;
        for (LocalDateTime to = begin.plusYears(1); to.isBefore(begin.plusYears(YEARS)); to = to.plusYears(1)) {
            List<LocalDateTime> found = rule.getDates(first, begin, to);
            Optional<Instant> next =
                    found.stream().map(this::instant).filter(moment::isBefore).findFirst();
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    /** Its occurrences from that moment on, and before the other. */
    List<Instant> between(Instant from, Instant to) {
        LocalDateTime begin = LocalDateTime.ofInstant(from, zone).minusDays(1);
        LocalDateTime end = LocalDateTime.ofInstant(to, zone).plusDays(1);
        return rule.getDates(first, begin.isBefore(first) ? first : begin, end).stream()
                .map(this::instant)
                .filter(start -> !start.isBefore(from) && start.isBefore(to))
                .distinct()
                .sorted()
                .toList();
    }

    private Instant instant(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    /** The end of a rule may be told in UTC; occurrences are counted on the wall. A week begins on Monday where the rule does not say (RFC 5545, 3.3.10); the library would ask the machine's locale. */
    private static String local(String rrule, ZoneId zone) {
        String rule = rrule.toUpperCase(Locale.ROOT).contains("WKST=") ? rrule : rrule + ";WKST=MO";
        Matcher until = UNTIL_UTC.matcher(rule);
        return until.replaceFirst(found -> "UNTIL="
                + BASIC.format(LocalDateTime.parse(found.group(1), BASIC)
                        .atZone(ZoneOffset.UTC)
                        .withZoneSameInstant(zone)
                        .truncatedTo(ChronoUnit.SECONDS)));
    }
}
