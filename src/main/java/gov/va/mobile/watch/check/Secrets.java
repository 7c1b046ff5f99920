package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Target.SecretReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The secret files (map.md, "secret value"): below one folder, read again when they change, so that a rotated secret needs no restart. */
final class Secrets {
    private static final int LARGEST = 64 * 1024;

    private final Path folder;
    private final ConcurrentMap<SecretReference, Secret> known = new ConcurrentHashMap<>();

    /** One content of a secret file. */
    static final class Secret {
        private final byte[] content;
        private final Version version;

        Secret(byte[] content, Version version) {
            this.content = content;
            this.version = version;
        }

        byte[] content() {
            return content;
        }

        /** Changes whenever the file does. */
        Version version() {
            return version;
        }

        /** As text, without the newline that editors leave at the end. */
        String text() {
            String text = new String(content, StandardCharsets.UTF_8);
            int end = text.length();
            if (end > 0 && text.charAt(end - 1) == '\n') {
                end--;
                if (end > 0 && text.charAt(end - 1) == '\r') {
                    end--;
                }
            }
            return text.substring(0, end);
        }
    }

    /** What tells one content of a file from the next, without reading it. */
    record Version(FileTime modified, long size, @Nullable Object fileKey) {}

    Secrets(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * The secret's present content.
     *
     * @param expected what the file should hold, for messages
     * @throws ProbeException misconfigured, when it is not there, too large, or outside the folder
     */
    Secret read(SecretReference reference, String expected) throws ProbeException {
        Path file = folder.resolve(reference.path()).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw missing(reference, expected, "lies outside the secrets folder");
        }
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            var version = new Version(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            Secret secret = known.get(reference);
            if (secret == null || !secret.version().equals(version)) {
                secret = load(reference, expected, file, attributes, version);
                known.put(reference, secret);
            }
            return secret;
        } catch (IOException unreadable) {
            throw missing(reference, expected, "is missing or cannot be read");
        }
    }

    /** A mounted secret is reached through symbolic links, which must not leave the folder either. */
    private Secret load(
            SecretReference reference, String expected, Path file, BasicFileAttributes attributes, Version version)
            throws IOException, ProbeException {
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw missing(reference, expected, "lies outside the secrets folder");
        }
        if (!attributes.isRegularFile() || attributes.size() > LARGEST) {
            throw missing(reference, expected, "is no file of at most " + Words.size(LARGEST));
        }
        return new Secret(Files.readAllBytes(file), version);
    }

    private static ProbeException missing(SecretReference reference, String expected, String why) {
        return new ProbeException(Finding.misconfigured(
                FailureKind.SECRET, "the secret " + reference.path() + " " + why + ", expected " + expected));
    }
}
