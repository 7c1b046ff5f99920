package gov.va.mobile.watch.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts away what a killed process left of its PostgreSQL. Only to be called by the owner of the folder's {@link DirectoryLock}: nobody else can be
 * using what is found then.
 */
final class LeftOvers {
    private static final long PATIENCE_SECONDS = 15;

    private LeftOvers() {}

    /**
     * Stops the server that outlived its process ({@code kill -9} does not reach it), or removes the pid file of a dead one. Waiting it out instead
     * would cost the whole start-up time.
     */
    static void stopServer(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = pid(pidFile).flatMap(ProcessHandle::of).filter(p -> serves(p, cluster));
        if (server.isPresent()) {
            stop(server.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<Long> pid(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(lines.getFirst().strip()));
        } catch (NumberFormatException torn) {
            return Optional.empty();
        }
    }

    /** A pid may belong to something else by now: ours is a {@code postgres} that was started on this very folder. */
    private static boolean serves(ProcessHandle process, Path cluster) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command()
                .map(Path::of)
                .map(command -> command.getFileName().toString().startsWith("postgres"))
                .orElse(false);
        return postgres
                && info.commandLine()
                        .map(line -> line.contains(cluster.toString()))
                        .orElse(false);
    }

    private static void stop(ProcessHandle server) {
        server.destroy();
        if (!ended(server)) {
            server.destroyForcibly();
            ended(server);
        }
    }

    private static boolean ended(ProcessHandle process) {
        return process.onExit()
                .thenApply(gone -> true)
                .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Deletes folders of binaries that a crash left half unpacked: each later start would fail on them. */
    static void deleteHalfUnpacked(Path binaries) throws IOException {
        if (!Files.isDirectory(binaries)) {
            return;
        }
        try (Stream<Path> folders = Files.list(binaries)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                if (!Files.exists(folder.resolve(".exists"))) {
                    deleteTree(folder);
                }
            }
        }
    }

    /** Deletes a cluster that was never finished, which the missing mark tells; nothing was ever stored in it. */
    static void deleteUnfinished(Path cluster, Path mark) throws IOException {
        if (Files.isDirectory(cluster) && !Files.exists(mark)) {
            deleteTree(cluster);
        }
    }

    /** Removes a cluster whose data nobody wants. */
    static void deleteCluster(Path cluster) throws IOException {
        if (Files.isDirectory(cluster)) {
            deleteTree(cluster);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
