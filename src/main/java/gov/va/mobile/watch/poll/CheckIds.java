package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Source;
import gov.va.mobile.watch.map.Upstream;

/** How checks and sources are named in the tables. */
final class CheckIds {
    private static final String SOURCE = "source:";

    private CheckIds() {}

    static String of(Upstream upstream, Check check) {
        return of(upstream.id(), check.id());
    }

    static String of(String upstreamId, String checkId) {
        return upstreamId + "/" + checkId;
    }

    static String of(Source source) {
        return ofSource(source.id());
    }

    static String ofSource(String sourceId) {
        return SOURCE + sourceId;
    }
}
