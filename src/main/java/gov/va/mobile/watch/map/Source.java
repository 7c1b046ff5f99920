package gov.va.mobile.watch.map;

import gov.va.mobile.watch.map.Target.Text;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One request whose answer several checks judge, whatever its status (upstream-checks.md, "One answer about many upstreams"). */
public record Source(
        String id,
        boolean off,
        URI url,
        Map<String, Text> headers,
        Duration interval,
        Duration timeout,
        int maxBody,
        Optional<URI> via) {}
