package gov.va.mobile.watch.check;

import io.netty.handler.codec.http.HttpHeaders;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * An HTTP answer, as far as it was read.
 *
 * @param body as sent, perhaps compressed; empty when nobody asked for it
 * @param cut the body is longer than we read
 * @param certificate what the server showed
 * @param brokenBy what kept the rest of the answer from us
 */
record HttpAnswer(
        int status,
        HttpHeaders headers,
        Bytes body,
        boolean cut,
        Optional<X509Certificate> certificate,
        Optional<Finding> brokenBy) {
    HttpAnswer cutOff() {
        return new HttpAnswer(status, headers, body, true, certificate, brokenBy);
    }

    HttpAnswer brokenBy(Finding finding) {
        return new HttpAnswer(status, headers, Bytes.NONE, cut, certificate, Optional.of(finding));
    }
}
