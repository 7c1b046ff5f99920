package gov.va.mobile.watch.check;

import io.netty.handler.ssl.NotSslRecordException;
import java.util.Set;
import javax.net.ssl.SSLException;

/** What a TLS failure means. */
final class TlsFailures {
    private static final String ALERT = "Received fatal alert: ";

    /** Alerts that say something about the certificate that we showed, or did not show. */
    private static final Set<String> ABOUT_OURS = Set.of(
            "bad_certificate",
            "certificate_required",
            "certificate_expired",
            "certificate_revoked",
            "certificate_unknown",
            "unsupported_certificate",
            "unknown_ca",
            "access_denied");

    private TlsFailures() {}

    /** Whether TLS has to do with it. */
    static boolean isTls(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    /** The finding; an alert about our own certificate is our fault, as a 401 is. */
    static Finding finding(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof JudgingTrustManager.NotTrusted) {
                return Finding.fail(FailureKind.CERTIFICATE, "TLS: " + cause.getMessage());
            }
            if (cause instanceof NotSslRecordException) {
                return Finding.fail(FailureKind.TLS, "TLS: expected a handshake, found something that is not TLS");
            }
            String message = String.valueOf(cause.getMessage());
            int alert = message.indexOf(ALERT);
            if (cause instanceof SSLException && alert >= 0) {
                return alert(message.substring(alert + ALERT.length()).trim());
            }
        }
        return Finding.fail(
                FailureKind.TLS,
                error instanceof SSLException
                                && !String.valueOf(error.getMessage()).contains("closed")
                        ? "TLS: handshake failed"
                        : "TLS: expected a handshake, found the connection closed");
    }

    private static Finding alert(String alert) {
        return ABOUT_OURS.contains(alert)
                ? Finding.misconfigured(
                        FailureKind.CREDENTIALS, "TLS: the other side refused our client certificate (" + alert + ")")
                : Finding.fail(FailureKind.TLS, "TLS: the other side refused the handshake (" + alert + ")");
    }
}
