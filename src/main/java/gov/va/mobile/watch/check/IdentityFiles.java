package gov.va.mobile.watch.check;

import gov.va.mobile.watch.check.Secrets.Secret;
import gov.va.mobile.watch.check.Secrets.Version;
import gov.va.mobile.watch.map.Target.SecretReference;
import java.util.List;
import java.util.Optional;

/**
 * The present contents of the secret files of a TLS identity.
 *
 * @param clientPassword opens the client certificate, where it is a PKCS#12 file
 * @param caPassword opens the certificates trusted, where they are one
 */
record IdentityFiles(
        Optional<Secret> clientCertificate,
        Optional<Secret> clientPassword,
        Optional<Secret> ca,
        Optional<Secret> caPassword) {
    static final String CLIENT_CERTIFICATE = "a PEM file with a certificate chain and a PKCS#8 key, or a PKCS#12 file";
    static final String CA = "a PEM file with certificates, or a PKCS#12 file";

    static IdentityFiles read(Secrets secrets, TlsIdentity identity) throws ProbeException {
        return new IdentityFiles(
                read(secrets, identity.clientCertificate(), CLIENT_CERTIFICATE),
                password(secrets, identity.clientCertificate()),
                read(secrets, identity.ca(), CA),
                password(secrets, identity.ca()));
    }

    /** Changes whenever one of the files does. */
    List<Optional<Version>> versions() {
        return List.of(version(clientCertificate), version(clientPassword), version(ca), version(caPassword));
    }

    private static Optional<Version> version(Optional<Secret> secret) {
        return secret.map(Secret::version);
    }

    private static Optional<Secret> read(Secrets secrets, Optional<SecretReference> reference, String expected)
            throws ProbeException {
        return reference.isPresent() ? Optional.of(secrets.read(reference.get(), expected)) : Optional.empty();
    }

    private static Optional<Secret> password(Secrets secrets, Optional<SecretReference> reference)
            throws ProbeException {
        Optional<SecretReference> password = reference.flatMap(SecretReference::password);
        return read(secrets, password, "the password of the PKCS#12 file beside it");
    }
}
