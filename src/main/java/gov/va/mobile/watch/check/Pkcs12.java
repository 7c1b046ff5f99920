package gov.va.mobile.watch.check;

import gov.va.mobile.watch.check.Secrets.Secret;
import gov.va.mobile.watch.map.Target.SecretReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;

/** Key stores of the type PKCS#12, opened with the password that lies beside them. */
final class Pkcs12 {
    private Pkcs12() {}

    /** What shows the private key and its chain to others. */
    static KeyManagerFactory key(Optional<SecretReference> reference, byte[] content, Secret password)
            throws ProbeException {
        try {
            KeyStore store = open(reference, content, password);
            if (!holdsKey(store)) {
                throw TlsContexts.wrong(reference, "a PKCS#12 file with a private key and its certificates");
            }
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password.text().toCharArray());
            return keys;
        } catch (GeneralSecurityException unreadable) {
            throw closed(reference);
        }
    }

    /** All certificates in it, those of keys included. */
    static List<Certificate> certificates(Optional<SecretReference> reference, byte[] content, Secret password)
            throws ProbeException {
        try {
            KeyStore store = open(reference, content, password);
            var all = new ArrayList<Certificate>();
            for (String alias : Collections.list(store.aliases())) {
                Optional.ofNullable(store.getCertificate(alias)).ifPresent(all::add);
            }
            return all;
        } catch (GeneralSecurityException unreadable) {
            throw closed(reference);
        }
    }

    private static KeyStore open(Optional<SecretReference> reference, byte[] content, Secret password)
            throws GeneralSecurityException, ProbeException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(content), password.text().toCharArray());
        } catch (IOException unreadable) {
            throw closed(reference);
        }
        return store;
    }

    private static boolean holdsKey(KeyStore store) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return true;
            }
        }
        return false;
    }

    private static ProbeException closed(Optional<SecretReference> reference) {
        String password = reference
                .flatMap(SecretReference::password)
                .map(SecretReference::path)
                .orElse("");
        return TlsContexts.wrong(reference, "a PKCS#12 file that the password in " + password + " opens");
    }
}
