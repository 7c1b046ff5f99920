package gov.va.mobile.watch.map.reader;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one file; the same thing about the same place (an alias read twice) is said once. */
final class Problems {
    private static final Comparator<MapProblem> BY_PLACE =
            Comparator.comparingInt(MapProblem::line).thenComparingInt(MapProblem::column);

    private final String file;
    private final Set<MapProblem> all = new LinkedHashSet<>();

    Problems(String file) {
        this.file = file;
    }

    /** What keeps the map from being used. */
    void error(Place place, String found, String expected) {
        add(Severity.ERROR, place, found, expected);
    }

    /** What is doubtful. */
    void warning(Place place, String found, String expected) {
        add(Severity.WARNING, place, found, expected);
    }

    private void add(Severity severity, Place place, String found, String expected) {
        String message = "found " + found + ", expected " + expected;
        all.add(new MapProblem(severity, file, place.line(), place.column(), message));
    }

    List<MapProblem> of(Severity severity) {
        return all.stream()
                .filter(problem -> problem.severity() == severity)
                .sorted(BY_PLACE)
                .toList();
    }
}
