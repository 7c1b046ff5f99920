package gov.va.mobile.watch.support;

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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Real certificates, made by the JDK's keytool: a certificate authority and what it signs. */
public final class TestCertificates {
    private static final String PASSWORD = "changeit";
    private static final String CA = "ca";

    private final Path folder;
    private final Map<String, Path> made = new ConcurrentHashMap<>();

    private TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** A new authority, its files in a folder. */
    public static TestCertificates in(Path folder) {
        var certificates = new TestCertificates(folder);
        certificates.keytool(
                CA, "-genkeypair", "-alias", CA, "-dname", "CN=Test CA", "-ext", "bc=ca:true", "-validity", "3650");
        return certificates;
    }

    /** The authority's certificate. */
    public Path caPem() {
        return pem(CA, CA);
    }

    /**
     * A server's TLS with a certificate signed by the authority.
     *
     * @param start for example {@code -10d} or {@code +5d}, as keytool's {@code -startdate}
     * @param days how long from there
     * @param names subject alternative names, for example {@code dns:localhost,ip:127.0.0.1}
     */
    public SSLContext signed(String id, String start, int days, String names) {
        keytool(id, "-genkeypair", "-alias", id, "-dname", "CN=" + id);
        Path request = folder.resolve(id + ".csr");
        Path certificate = folder.resolve(id + ".pem");
        keytool(id, "-certreq", "-alias", id, "-file", request.toString());
        keytool(
                CA,
                "-gencert",
                "-alias",
                CA,
                "-infile",
                request.toString(),
                "-outfile",
                certificate.toString(),
                "-rfc",
                "-startdate",
                start,
                "-validity",
                Integer.toString(days),
                "-ext",
                "san=" + names);
        keytool(id, "-importcert", "-alias", CA, "-file", caPem().toString());
        keytool(id, "-importcert", "-alias", id, "-file", certificate.toString());
        return context(id);
    }

    /** A server's TLS with a certificate that nobody signed. */
    public SSLContext selfSigned(String id, String names) {
        keytool(id, "-genkeypair", "-alias", id, "-dname", "CN=" + id, "-ext", "san=" + names);
        return context(id);
    }

    /** Key and certificate chain of what was made, in one PEM file. */
    public String keyAndChain(String id) {
        try {
            KeyStore store = store(id);
            var pem = new StringBuilder(block(
                    "PRIVATE KEY", store.getKey(id, PASSWORD.toCharArray()).getEncoded()));
            for (var certificate : store.getCertificateChain(id)) {
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

    private Path pem(String id, String alias) {
        return made.computeIfAbsent(id, any -> {
            Path file = folder.resolve(id + "-only.pem");
            keytool(id, "-exportcert", "-alias", alias, "-rfc", "-file", file.toString());
            return file;
        });
    }

    private SSLContext context(String id) {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(id), PASSWORD.toCharArray());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(CA));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private KeyStore store(String id) {
        try (InputStream in = Files.newInputStream(folder.resolve(id + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void keytool(String store, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-J-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-keystore",
                folder.resolve(store + ".p12").toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-noprompt"));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
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
