package gov.va.mobile.watch.map;

import gov.va.mobile.watch.platform.Coded;
import java.util.List;

/**
 * Something that a Veteran sees: a leaf of the graph.
 *
 * @param dependsOn upstreams, by id
 * @param inApp whether the app's feed may name it
 */
public record Feature(String id, String name, List<String> dependsOn, FeatureRule rule, boolean inApp) {
    /** When what it depends on makes a feature down. */
    public enum FeatureRule implements Coded {
        /** Down when one of them is. */
        ANY,
        /** Degraded when one of them is, down when all are. */
        ALL
    }
}
