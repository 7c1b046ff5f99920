package gov.va.mobile.watch.dashboard;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** One who listens to the event stream. Whoever does not keep up is cut off, and goes on from where it was when it comes again. */
final class Listener {
    /** After that it comes again by itself, and proves anew that it may listen. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int MOST_WAITING = 64;

    /** No frame is empty. */
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Consumer<Listener> left;

    /**
     * Someone of whom nothing is known but how to say that it left.
     *
     * @param left is told when it listens no longer
     */
    Listener(Consumer<Listener> left) {
        this.left = left;
    }

    /** These frames come next. */
    void tell(byte[] frames) {
        if (!waiting.offer(frames)) {
            close();
        }
    }

    /** Nothing comes any more; what waits is not told. */
    void close() {
        left.accept(this);
        waiting.clear();
        waiting.add(END);
    }

    /** Writes what comes as it comes, until it is closed, its time is over, or nobody reads any more. */
    void writeTo(OutputStream out) throws IOException {
        // not all of those who came at once come again at once
        long length = LONGEST.toNanos() - ThreadLocalRandom.current().nextLong(LONGEST.toNanos() / 5);
        long begun = System.nanoTime();
        try {
            for (byte[] frames = waiting.take(); frames.length > 0; frames = waiting.take()) {
                out.write(frames);
                out.flush();
                if (System.nanoTime() - begun > length) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("stopped while listening").initCause(interrupted);
        } finally {
            left.accept(this);
        }
    }
}
