package gov.va.mobile.watch.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Real certificates, made by the JDK's keytool: a certificate authority and what it signs. */
public final class TestCertificates {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String CA = "ca";

    private final Path store;

    private TestCertificates(Path store) {
        this.store = store;
    }

    /** A new authority, its keys in a folder. */
    public static TestCertificates in(Path folder) {
        var certificates = new TestCertificates(folder.resolve("keys.p12"));
        certificates.make(CA, "-ext", "bc=ca:true", "-validity", "3650");
        return certificates;
    }

    /** The authority's certificate as PEM. */
    public String caPem() {
        return chain(CA);
    }

    /**
     * A server's TLS with a certificate signed by the authority.
     *
     * @param start for example {@code -10d} or {@code +5d}, as keytool's {@code -startdate}
     * @param days how long from there
     * @param names subject alternative names, for example {@code dns:localhost,ip:127.0.0.1}
     */
    public SSLContext signed(String id, String start, int days, String names) {
        make(id, "-signer", CA, "-startdate", start, "-validity", Integer.toString(days), "-ext", "san=" + names);
        return context(id);
    }

    /** A server's TLS with a certificate that nobody signed. */
    public SSLContext selfSigned(String id, String names) {
        make(id, "-ext", "san=" + names);
        return context(id);
    }

    /** Key and certificate chain of what was made, in one PEM file. */
    public String keyAndChain(String id) {
        try {
            return block("PRIVATE KEY", load().getKey(id, PASSWORD).getEncoded()) + chain(id);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Key and certificate chain of what was made, as a PKCS#12 file. */
    public byte[] pkcs12(String id, String password) {
        try {
            KeyStore own = empty();
            own.setKeyEntry(id, load().getKey(id, PASSWORD), password.toCharArray(), load().getCertificateChain(id));
            return stored(own, password);
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The authority's certificate as a PKCS#12 file. */
    public byte[] caPkcs12(String password) {
        try {
            KeyStore own = empty();
            own.setCertificateEntry(CA, load().getCertificate(CA));
            return stored(own, password);
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] stored(KeyStore store, String password) throws GeneralSecurityException, IOException {
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        return bytes.toByteArray();
    }

    private String chain(String id) {
        try {
            var pem = new StringBuilder();
            for (var certificate : load().getCertificateChain(id)) {
                pem.append(block("CERTIFICATE", certificate.getEncoded()));
            }
            return pem.toString();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String block(String type, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
    }

    private SSLContext context(String id) {
        try {
            KeyStore all = load();
            KeyStore own = empty();
            own.setKeyEntry(id, all.getKey(id, PASSWORD), PASSWORD, all.getCertificateChain(id));
            KeyStore trusted = empty();
            trusted.setCertificateEntry(CA, all.getCertificate(CA));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private KeyStore load() throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore loaded = KeyStore.getInstance("PKCS12");
            loaded.load(in, PASSWORD);
            return loaded;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        return empty;
    }

    private synchronized void make(String id, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                id,
                "-dname",
                "CN=Test " + id,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
