package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Target.SecretReference;
import java.util.Optional;

/** What a TLS connection shows of us and trusts beyond the JDK's trust store: secret files, by reference. */
record TlsIdentity(Optional<SecretReference> clientCertificate, Optional<SecretReference> ca) {
    static final TlsIdentity NONE = new TlsIdentity(Optional.empty(), Optional.empty());
}
