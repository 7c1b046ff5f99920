package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.ServicesMap;
import java.util.List;

/** What came of reading a services map; problems are in the order of their places. */
public sealed interface MapReading {
    /** What is doubtful but does not keep the map from being used. */
    List<MapProblem> warnings();

    /** The map can be used. */
    record Valid(ServicesMap map, List<MapProblem> warnings) implements MapReading {}

    /** The map cannot be used; these are all the reasons. */
    record Invalid(List<MapProblem> errors, List<MapProblem> warnings) implements MapReading {}
}
