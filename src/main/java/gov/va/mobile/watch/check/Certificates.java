package gov.va.mobile.watch.check;

import io.netty.handler.ssl.SslHandler;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** The certificate that a server shows, and when it ends. */
public final class Certificates {
    private static final String ENDS = "TLS: certificate ends ";
    private static final Pattern ENDS_ON = Pattern.compile(ENDS + "(\\d{4}-\\d{2}-\\d{2})");

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
                        ENDS + Words.date(end) + ", in " + Words.span(left) + ", expected at least "
                                + Words.span(validFor.get())));
    }

    /** The day on which it ends, by the message of such a finding, which is all that is kept of it; empty for any other message. */
    public static Optional<LocalDate> endSaid(String message) {
        Matcher said = ENDS_ON.matcher(message);
        return said.find() ? Optional.of(LocalDate.parse(said.group(1))) : Optional.empty();
    }
}
