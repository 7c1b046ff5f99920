package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Target.Text;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A document that is to be read.
 *
 * @param accept the media types that are understood, as an Accept header
 * @param maxBody how much of it is read, in bytes
 * @param known how the version that is known names itself, so that the server need not send it again
 */
public record DocumentRequest(
        URI url,
        Map<String, Text> headers,
        String accept,
        Duration timeout,
        int maxBody,
        Optional<URI> via,
        Validators known) {

    /** How a server names a version of a document (RFC 9110, 8.8). */
    public record Validators(Optional<String> etag, Optional<String> lastModified) {
        /** Nothing is known. */
        public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());
    }
}
