package gov.va.mobile.watch.check;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One exchange on one socket, as seen from both sides: the event loop finishes it, the caller's thread waits for it. Whatever ends it first wins, and a socket that it does not
 * need any longer is closed.
 */
final class Call<T> {
    static final Finding CUT = Finding.inconclusive(FailureKind.OVERLOAD, "cut by shutdown");

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Progress progress;
    private volatile @Nullable Channel channel;

    Call(Progress progress) {
        this.progress = progress;
    }

    /** The socket in use; one that comes too late is closed. */
    void on(Channel used) {
        channel = used;
        if (result.isDone()) {
            var _ = used.close();
        }
    }

    boolean isDone() {
        return result.isDone();
    }

    /** Ends it well; the socket stays as it is. */
    boolean finish(T value) {
        return result.complete(value);
    }

    /** Ends it badly and closes the socket. */
    boolean fail(Finding finding) {
        boolean first = result.completeExceptionally(new ProbeException(finding));
        close();
        return first;
    }

    /** Ends it because of an error of our own. */
    void crash(Throwable error) {
        result.completeExceptionally(error);
        close();
    }

    void close() {
        Channel used = channel;
        if (used != null) {
            var _ = used.close();
        }
    }

    /** Ends it when the deadline passes; a timer of the loop is cheaper than a timed wait of each caller. */
    void endAt(Deadline deadline, EventLoop loop) {
        endAfter(deadline.left(), deadline, loop);
    }

    private void endAfter(long left, Deadline deadline, EventLoop loop) {
        var timer = loop.schedule(() -> endUnlessPutOff(deadline, loop), left, TimeUnit.NANOSECONDS);
        var _ = result.whenComplete((_, _) -> timer.cancel(false));
    }

    private void endUnlessPutOff(Deadline deadline, EventLoop loop) {
        long more = deadline.putOff();
        if (more > 0) {
            endAfter(more, deadline, loop);
        } else {
            fail(deadline.missed(progress.phase().words()));
        }
    }

    /** Is run once it ended, at once if it has. */
    void whenEnded(Runnable then) {
        var _ = result.whenComplete((_, _) -> then.run());
    }

    /** Waits until it ended, which is at the deadline at the latest ({@link #endAt}). */
    T await() throws ProbeException {
        try {
            return result.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            fail(CUT);
            throw new ProbeException(CUT);
        } catch (ExecutionException failed) {
            throw unwrap(failed);
        }
    }

    private static ProbeException unwrap(ExecutionException failed) {
        if (failed.getCause() instanceof ProbeException probe) {
            return probe;
        }
        throw new IllegalStateException(failed.getCause());
    }
}
