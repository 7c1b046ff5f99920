package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.exercise.Replay.Played;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Says what a replay came to, beside what was made of the same results at the time. */
final class ReplayReport {
    private static final int FIRST_COLUMN = 34;
    private static final int MOST_LISTED = 100;

    private final PrintStream out;

    ReplayReport(PrintStream out) {
        this.out = out;
    }

    void print(String map, Played played, Tally made, Optional<Tally> atTheTime, List<OpenedIncident> incidents) {
        Optional<Instant> first = played.first();
        if (first.isEmpty()) {
            out.println("Replayed nothing: no result of a check that " + map + " has is recorded for that time.");
            leftOut(played);
            return;
        }
        out.printf(
                Locale.ROOT,
                "Replayed %,d results from %s to %s by %s%n",
                played.results(),
                first.get(),
                played.end(),
                map);
        leftOut(played);
        out.println();
        atTheTime.ifPresent(then ->
                out.printf(Locale.ROOT, "%s instead of %d.%n%n", counted(made.opened(), "incident"), then.opened()));
        line("", "by this map", atTheTime.map(any -> "at the time"));
        row("incidents opened", Tally::opened, made, atTheTime);
        row("  of them folded into their cause's", Tally::folded, made, atTheTime);
        row("opened again", Tally::reopened, made, atTheTime);
        row("maintenance windows proposed", Tally::proposed, made, atTheTime);
        row("messages to #va-mobile-app-alerts", Tally::told, made, atTheTime);
        row("  decided not to be sent", Tally::suppressed, made, atTheTime);
        if (!incidents.isEmpty()) {
            out.println();
            incidents.stream().limit(MOST_LISTED).forEach(this::incident);
            if (incidents.size() > MOST_LISTED) {
                out.println("… and " + (incidents.size() - MOST_LISTED) + " more");
            }
        }
        out.println();
        out.println(
                "What a map expects of an answer cannot be tried on the past: how an answer was judged is recorded, the answer is not.");
    }

    private void leftOut(Played played) {
        if (!played.leftOut().isEmpty()) {
            out.println("Left out, because the map has no such check: "
                    + played.leftOut().entrySet().stream()
                            .map(one -> one.getKey() + " (" + counted(one.getValue(), "result") + ")")
                            .collect(Collectors.joining(", ")));
        }
    }

    private void row(String what, ToLongFunction<Tally> count, Tally made, Optional<Tally> atTheTime) {
        line(
                what,
                Long.toString(count.applyAsLong(made)),
                atTheTime.map(then -> Long.toString(count.applyAsLong(then))));
    }

    private void line(String what, String made, Optional<String> atTheTime) {
        String line = String.format("%-" + FIRST_COLUMN + "s %12s", what, made);
        out.println(atTheTime.map(then -> line + String.format(" %12s", then)).orElse(line));
    }

    private void incident(OpenedIncident incident) {
        String lasted = incident.resolvedAt()
                .map(end -> words(Duration.between(incident.startedAt(), end)))
                .orElse("still open at the end");
        String merged = incident.folded() ? ", folded into its cause's" : "";
        String again = incident.reopens() > 0 ? ", opened again " + counted(incident.reopens(), "time") : "";
        out.printf(
                "#%d  %s  %s  %s (%s%s%s)%n",
                incident.number(), incident.startedAt(), incident.priority(), incident.title(), lasted, again, merged);
    }

    private static String words(Duration duration) {
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() + " min";
    }

    private static String counted(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
