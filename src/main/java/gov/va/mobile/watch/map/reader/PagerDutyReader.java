package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.PagerDutyService;
import gov.va.mobile.watch.map.PagerDutyServices;
import java.util.List;
import java.util.Optional;

/**
 * Reads the PagerDuty services of an upstream. A {@code service} that is empty says that there is none of that scope, without a warning: most environments
 * have no PagerDuty ids.
 */
final class PagerDutyReader {
    private static final List<String> SCOPES = List.of("shared", "mobile");
    private static final List<String> KEYS = List.of("service", "key");

    private final Names names;

    PagerDutyReader(Names names) {
        this.names = names;
    }

    /** The services of both scopes; the key is the upstream's id where nothing else is said. */
    PagerDutyServices read(Section upstream, String upstreamId) {
        return upstream.part("pagerduty", SCOPES)
                .map(Section::withoutEmptyKeys)
                .map(scopes -> new PagerDutyServices(
                        scopes.part("shared", KEYS).flatMap(shared -> service(shared, upstreamId)),
                        scopes.part("mobile", KEYS).flatMap(mobile -> service(mobile, upstreamId))))
                .orElse(PagerDutyServices.NONE);
    }

    private Optional<PagerDutyService> service(Section scope, String upstreamId) {
        Optional<String> service = scope.requiredOrOff("service", Kind.ANY_TEXT).map(Placed::value);
        Placed<String> key = scope.placed("key", Kind.ID).orElse(new Placed<>(scope.place(), upstreamId));
        names.windowKey(key);
        return service.filter(id -> !id.isBlank()).map(id -> new PagerDutyService(id, key.value()));
    }
}
