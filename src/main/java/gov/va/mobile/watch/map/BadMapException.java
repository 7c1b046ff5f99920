package gov.va.mobile.watch.map;

import gov.va.mobile.watch.map.reader.MapProblem;
import java.util.List;

/** The services map cannot be used; the message has one line for each reason. */
public final class BadMapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<MapProblem> problems;

    public BadMapException(List<MapProblem> problems) {
        super(String.join("\n", problems.stream().map(MapProblem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** All reasons, in the order of their places. */
    public List<MapProblem> problems() {
        return problems;
    }
}
