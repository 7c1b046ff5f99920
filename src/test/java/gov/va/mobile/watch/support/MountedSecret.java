package gov.va.mobile.watch.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A folder as the kubelet mounts a Secret: each file is a link into {@code ..data}, itself a link that one rename swaps to another folder. */
public final class MountedSecret {
    private final Path folder;
    private int version;

    public MountedSecret(Path folder) {
        this.folder = folder;
    }

    /** Puts these files there, all at once, and takes the ones before away. */
    public void put(Map<String, byte[]> files) throws IOException {
        Path before = folder.resolve("..version-" + version);
        Path next = folder.resolve("..version-" + ++version);
        Files.createDirectory(next);
        for (var file : files.entrySet()) {
            Files.write(next.resolve(file.getKey()), file.getValue());
        }
        Path swap = Files.createSymbolicLink(folder.resolve("..data_tmp"), next.getFileName());
        Files.move(swap, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (String file : files.keySet()) {
            if (!Files.isSymbolicLink(folder.resolve(file))) {
                Files.createSymbolicLink(folder.resolve(file), Path.of("..data", file));
            }
        }
        if (Files.isDirectory(before)) {
            try (var old = Files.list(before)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(before);
        }
    }
}
