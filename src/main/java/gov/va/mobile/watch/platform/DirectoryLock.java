package gov.va.mobile.watch.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Makes one process at a time the owner of a folder. The operating system lets go of the lock when the process ends, however it ends, so nothing
 * has to be cleaned up after a crash.
 */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder, making it where it is not there.
     *
     * @throws CannotStartException when another process has it, or it cannot be written
     */
    static DirectoryLock take(Path directory) {
        try {
            Files.createDirectories(directory, ownerOnly(directory));
            FileChannel channel = FileChannel.open(
                    directory.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new CannotStartException("Upstream Watch is already running (it holds its database in "
                        + directory + "): stop it first, or set WATCH_DATABASE_DIRECTORY to another folder.");
            }
            return new DirectoryLock(channel);
        } catch (IOException failed) {
            throw new CannotStartException(
                    "The database folder " + directory + " cannot be written (" + reason(failed)
                            + "): make it writable, or set WATCH_DATABASE_DIRECTORY to another folder.",
                    failed);
        }
    }

    /** The database asks for no password, so nobody else may put anything next to it. */
    private static FileAttribute<?>[] ownerOnly(Path directory) {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** The JDK's messages of these exceptions are only the path; the kind says what is wrong with it. */
    private static String reason(IOException failed) {
        return failed.getClass().getSimpleName().replace("Exception", "") + ": " + failed.getMessage();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
