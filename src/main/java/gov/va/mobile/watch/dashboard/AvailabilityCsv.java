package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.platform.Coded;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The availability report as a table for spreadsheets (RFC 4180): times in minutes, nothing where there is nothing; pure. */
final class AvailabilityCsv {
    private static final String LINE = "\r\n";
    private static final List<String> HEAD = List.of(
            "kind",
            "id",
            "name",
            "depth",
            "uptime",
            "uptimeOutsideWindows",
            "outages",
            "mttrMinutes",
            "mtbfMinutes",
            "longestOutageMinutes",
            "knownMinutesOutsideWindows",
            "unknownMinutesOutsideWindows",
            "downMinutesOutsideWindows",
            "knownMinutesInsideWindows",
            "unknownMinutesInsideWindows",
            "downMinutesInsideWindows",
            "downMinutesInsidePlannedWindows");

    private AvailabilityCsv() {}

    static String of(Availability.Report report) {
        BiFunction<String, List<Availability>, Stream<String>> lines =
                (kind, all) -> all.stream().map(one -> line(kind, one));
        return Stream.of(
                        Stream.of(String.join(",", HEAD)),
                        lines.apply("upstream", report.upstreams()),
                        lines.apply("feature", report.features()))
                .flatMap(all -> all)
                .collect(Collectors.joining(LINE, "", LINE));
    }

    private static String line(String kind, Availability one) {
        Times time = one.time();
        return String.join(
                ",",
                kind,
                text(one.id()),
                text(one.name()),
                one.depth().map(Coded::code).orElse(""),
                one.uptime().map(Object::toString).orElse(""),
                one.uptimeOutsideWindows().map(Object::toString).orElse(""),
                Integer.toString(one.outages()),
                minutes(one.meanTimeToRecovery()),
                minutes(one.meanTimeBetweenFailures()),
                minutes(one.longestOutage()),
                minutes(time.outsideWindows().known()),
                minutes(time.outsideWindows().unknown()),
                minutes(time.outsideWindows().down()),
                minutes(time.insideWindows().known()),
                minutes(time.insideWindows().unknown()),
                minutes(time.insideWindows().down()),
                minutes(time.insidePlanned().down()));
    }

    /** Quoted, and never a formula. */
    private static String text(String text) {
        String harmless = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static String minutes(Optional<Duration> length) {
        return length.map(AvailabilityCsv::minutes).orElse("");
    }

    private static String minutes(Duration length) {
        return String.format(Locale.ROOT, "%.2f", length.toMillis() / 60_000.0);
    }
}
