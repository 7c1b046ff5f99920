package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.poll.Playback.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file with the columns {@code at}, {@code upstream}, {@code check}, {@code class} and, if wanted, {@code latency} (seconds), {@code kind} and {@code message} (docs/replay.md). It is
 * read whole before anything is judged: a fault in the last line is told before an hour of replay, not after.
 */
record CsvRecording(Path file, List<Recorded> all) implements Recording {
    private static final List<String> REQUIRED = List.of("at", "upstream", "check", "class");
    private static final List<String> OPTIONAL = List.of("latency", "kind", "message");
    private static final double LONGEST_SECONDS = 3600;

    static CsvRecording read(Path file) throws BadRecordingException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8), format)) {
            columns(file, parser.getHeaderNames());
            var all = new ArrayList<Recorded>();
            for (CSVRecord row : parser) {
                all.add(recorded(file, row));
            }
            all.sort(Comparator.comparing(Recorded::at));
            return new CsvRecording(file, all);
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            throw new BadRecordingException(
                    file + ": found no readable CSV file (" + unreadable.getMessage()
                            + "), expected one with a line of column names",
                    unreadable);
        }
    }

    private static void columns(Path file, List<String> found) throws BadRecordingException {
        for (String name : REQUIRED) {
            if (!found.contains(name)) {
                throw new BadRecordingException(file + ":1: found the columns " + found + ", expected " + REQUIRED
                        + " and, if wanted, " + OPTIONAL);
            }
        }
        for (String name : found) {
            if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
                throw new BadRecordingException(
                        file + ":1: found the column " + name + ", expected only " + REQUIRED + " and " + OPTIONAL);
            }
        }
    }

    private static Recorded recorded(Path file, CSVRecord row) throws BadRecordingException {
        String place = file + ":" + (row.getRecordNumber() + 1) + ": ";
        if (!row.isConsistent()) {
            throw new BadRecordingException(place + "found " + row.size() + " values, expected one for each column");
        }
        ResultClass resultClass = Coded.find(ResultClass.class, row.get("class"))
                .orElseThrow(() -> bad(place, "class", row.get("class"), codes(ResultClass.values())));
        Duration latency = latency(place, value(row, "latency"));
        Optional<FailureKind> kind = value(row, "kind").isEmpty()
                ? Optional.empty()
                : Optional.of(Coded.find(FailureKind.class, value(row, "kind").get())
                        .orElseThrow(() -> bad(place, "kind", row.get("kind"), codes(FailureKind.values()))));
        Optional<Failure> failure = resultClass == ResultClass.PASS
                ? Optional.empty()
                : Optional.of(new Failure(
                        kind.orElse(FailureKind.STATUS),
                        value(row, "message").orElse("recorded as " + resultClass.code())));
        return new Recorded(
                row.get("upstream"),
                row.get("check"),
                at(place, row.get("at")),
                new CheckResult(resultClass, failure, latency, Phases.NONE));
    }

    private static Optional<String> value(CSVRecord row, String column) {
        return row.isMapped(column) ? Optional.of(row.get(column)).filter(text -> !text.isBlank()) : Optional.empty();
    }

    private static Instant at(String place, String text) throws BadRecordingException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException wrong) {
            throw bad(place, "at", text, "a time with its offset, as 2026-11-24T09:00:00Z");
        }
    }

    private static Duration latency(String place, Optional<String> text) throws BadRecordingException {
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        try {
            double seconds = Double.parseDouble(text.get());
            if (seconds >= 0 && seconds <= LONGEST_SECONDS) {
                return Duration.ofNanos(Math.round(seconds * 1e9));
            }
        } catch (NumberFormatException wrong) {
            throw bad(place, "latency", text.get(), "seconds, as 0.083");
        }
        throw bad(place, "latency", text.get(), "seconds from 0 to 3600");
    }

    private static BadRecordingException bad(String place, String column, String found, String expected) {
        return new BadRecordingException(place + "found " + column + " \"" + found + "\", expected " + expected);
    }

    private static String codes(Coded[] values) {
        return Arrays.stream(values).map(Coded::code).collect(Collectors.joining(", "));
    }

    @Override
    public Optional<Instant> earliest() {
        return all.stream().findFirst().map(Recorded::at);
    }

    @Override
    public Iterator<Recorded> results(Optional<Instant> from, Optional<Instant> to) {
        return all.stream()
                .filter(one -> from.isEmpty() || !one.at().isBefore(from.get()))
                .filter(one -> to.isEmpty() || one.at().isBefore(to.get()))
                .iterator();
    }

    @Override
    public Optional<Tally> made(Instant from, Instant to) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
