package gov.va.mobile.watch.support;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Work with files, sockets and processes, whose failure only ends the test that asked for it. */
final class Unchecked {
    private Unchecked() {}

    /** What has an answer. */
    interface Work<T> {
        T work() throws IOException, InterruptedException;
    }

    /** What has none. */
    interface Deed {
        void work() throws IOException, InterruptedException;
    }

    static <T> T call(Work<T> work) {
        try {
            return work.work();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static void run(Deed deed) {
        call(() -> {
            deed.work();
            return true;
        });
    }
}
