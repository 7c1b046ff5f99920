package gov.va.mobile.watch.check;

import gov.va.mobile.watch.check.Secrets.Secret;
import gov.va.mobile.watch.check.Secrets.Version;
import gov.va.mobile.watch.map.Target.SecretReference;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** One TLS context per identity, made anew when one of its secret files changes. */
final class TlsContexts {
    private static final int CLOSE_NOTIFY_MILLIS = 200;

    private final Secrets secrets;
    private final ConcurrentMap<TlsIdentity, Made> contexts = new ConcurrentHashMap<>();

    private record Made(SslContext context, List<Optional<Version>> versions) {}

    TlsContexts(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The context of an identity.
     *
     * @throws ProbeException misconfigured, when a secret file is missing or not what it should be
     */
    SslContext of(TlsIdentity identity) throws ProbeException {
        IdentityFiles files = IdentityFiles.read(secrets, identity);
        Made made = contexts.get(identity);
        if (made == null || !made.versions().equals(files.versions())) {
            made = new Made(make(identity, files), files.versions());
            contexts.put(identity, made);
        }
        return made.context();
    }

    /** A handler that asks for the host by name and verifies that the certificate is the host's. */
    static SslHandler handler(SslContext context, ByteBufAllocator allocator, String host, int port) {
        SslHandler handler = context.newHandler(allocator, host, port);
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(serverNames(host));
        handler.engine().setSSLParameters(parameters);
        handler.setHandshakeTimeoutMillis(0);
        handler.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_MILLIS);
        return handler;
    }

    /** The name to ask for; none where the host is an address, or a name that the JDK thinks impossible (an underscore). */
    private static List<SNIServerName> serverNames(String host) {
        try {
            return Names.literal(host).isEmpty() ? List.of(new SNIHostName(host)) : List.of();
        } catch (IllegalArgumentException noHostName) {
            return List.of();
        }
    }

    /** Sessions live for a second, so that each check sees the certificate that the upstream shows now. */
    private static SslContext make(TlsIdentity identity, IdentityFiles files) throws ProbeException {
        var builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .sessionTimeout(1)
                .trustManager(new JudgingTrustManager(trust(identity, files)));
        if (files.clientCertificate().isPresent()) {
            present(builder, identity, files.clientCertificate().get(), files.clientPassword());
        }
        try {
            return builder.build();
        } catch (SSLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void present(
            SslContextBuilder builder, TlsIdentity identity, Secret certificate, Optional<Secret> password)
            throws ProbeException {
        byte[] content = certificate.content();
        if (password.isPresent()) {
            builder.keyManager(Pkcs12.key(identity.clientCertificate(), content, password.get()));
            return;
        }
        try {
            builder.keyManager(new ByteArrayInputStream(content), new ByteArrayInputStream(content));
        } catch (IllegalArgumentException unreadable) {
            throw wrong(identity.clientCertificate(), IdentityFiles.CLIENT_CERTIFICATE);
        }
    }

    private static X509ExtendedTrustManager trust(TlsIdentity identity, IdentityFiles files) throws ProbeException {
        X509ExtendedTrustManager byDefault = trustManager(null);
        if (files.ca().isEmpty()) {
            if (byDefault.getAcceptedIssuers().length == 0) {
                throw new ProbeException(Finding.misconfigured(
                        FailureKind.SECRET,
                        "our own trust store holds no certificate that could be read, expected some"
                                + " (javax.net.ssl.trustStore and its password)"));
            }
            return byDefault;
        }
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate trusted : byDefault.getAcceptedIssuers()) {
                store.setCertificateEntry("default-" + count++, trusted);
            }
            Collection<? extends Certificate> own = trusted(identity, files.ca().get(), files.caPassword());
            if (own.isEmpty()) {
                throw wrong(identity.ca(), IdentityFiles.CA);
            }
            for (Certificate trusted : own) {
                store.setCertificateEntry("own-" + count++, trusted);
            }
            return trustManager(store);
        } catch (GeneralSecurityException | IOException unreadable) {
            throw wrong(identity.ca(), IdentityFiles.CA);
        }
    }

    private static Collection<? extends Certificate> trusted(TlsIdentity identity, Secret ca, Optional<Secret> password)
            throws GeneralSecurityException, ProbeException {
        return password.isPresent()
                ? Pkcs12.certificates(identity.ca(), ca.content(), password.get())
                : CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(ca.content()));
    }

    /** The trust manager of a store; without one, of the JDK's trust store ({@code javax.net.ssl.trustStore}). */
    private static X509ExtendedTrustManager trustManager(@Nullable KeyStore store) {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ProbeException wrong(Optional<SecretReference> reference, String expected) {
        return new ProbeException(Finding.misconfigured(
                FailureKind.SECRET,
                "the secret " + reference.map(SecretReference::path).orElse("") + " is not " + expected));
    }
}
