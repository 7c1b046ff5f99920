package gov.va.mobile.watch.check;

import io.netty.handler.ssl.SslHandler;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** The certificate that a server shows, and when it ends. */
final class Certificates {
    private Certificates() {}

    /** The server's own certificate. */
    static Optional<X509Certificate> peer(@Nullable SslHandler handler) {
        if (handler == null) {
            return Optional.empty();
        }
        try {
            return handler.engine().getSession().getPeerCertificates()[0] instanceof X509Certificate leaf
                    ? Optional.of(leaf)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    /** Degraded when it ends too soon. */
    static Optional<Finding> endsSoon(Optional<X509Certificate> certificate, Optional<Duration> validFor, Instant now) {
        if (certificate.isEmpty() || validFor.isEmpty()) {
            return Optional.empty();
        }
        Instant end = certificate.get().getNotAfter().toInstant();
        Duration left = Duration.between(now, end);
        return left.compareTo(validFor.get()) >= 0
                ? Optional.empty()
                : Optional.of(Finding.degraded(
                        FailureKind.CERTIFICATE,
                        "TLS: certificate ends " + Words.date(end) + ", in " + Words.span(left) + ", expected at least "
                                + Words.span(validFor.get())));
    }
}
