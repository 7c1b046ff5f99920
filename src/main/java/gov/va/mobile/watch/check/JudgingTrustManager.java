package gov.va.mobile.watch.check;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts as the JDK does, host name included, and says in words that people can act on why a certificate is not trusted. */
final class JudgingTrustManager extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager judge;

    JudgingTrustManager(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    /** Not trusted, with the words for it. */
    static final class NotTrusted extends CertificateException {
        NotTrusted(String message) {
            super(message);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkDates(chain[0]);
        try {
            judge.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException refused) {
            throw new NotTrusted(words(refused, chain[0], engine.getPeerHost()));
        }
    }

    /** The JDK does not look at the dates of a certificate that is itself in the trust store. */
    private static void checkDates(X509Certificate leaf) throws NotTrusted {
        try {
            leaf.checkValidity();
        } catch (CertificateExpiredException expired) {
            throw new NotTrusted(
                    "certificate expired " + Words.date(leaf.getNotAfter().toInstant()));
        } catch (CertificateNotYetValidException early) {
            throw new NotTrusted("certificate not valid before "
                    + Words.date(leaf.getNotBefore().toInstant()));
        }
    }

    /** A wrong host name is the one refusal that the JDK throws as the plain class. */
    private static String words(CertificateException refused, X509Certificate leaf, String host) {
        if (refused.getClass() == CertificateException.class) {
            return "certificate is for " + names(leaf) + ", not for " + host;
        }
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "certificate of the issuer expired";
            }
        }
        return leaf.getIssuerX500Principal().equals(leaf.getSubjectX500Principal())
                ? "certificate is self-signed"
                : "certificate is issued by "
                        + Words.quoted(leaf.getIssuerX500Principal().getName()) + ", which is not trusted";
    }

    private static String names(X509Certificate leaf) {
        try {
            var names = leaf.getSubjectAlternativeNames();
            if (names != null) {
                return names.stream()
                        .map(List::getLast)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .limit(3)
                        .map(Words::quoted)
                        .collect(Collectors.joining(", "));
            }
        } catch (CertificateParsingException unreadable) {
            return "names that cannot be read";
        }
        return Words.quoted(leaf.getSubjectX500Principal().getName());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        judge.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        judge.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judge.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
