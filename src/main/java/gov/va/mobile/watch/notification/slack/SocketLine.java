package gov.va.mobile.watch.notification.slack;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One connection of Socket Mode: each message is answered on a thread of its own, so that a slow one holds up none. */
final class SocketLine implements WebSocket.Listener {
    /** Slack pings several times a minute; after so long a silence nobody is there any more. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(SocketLine.class);
    private static final int LONGEST = 1024 * 1024;

    private final Function<Frame.Envelope, String> desk;
    private final ExecutorService threads;
    private final StringBuilder parts = new StringBuilder();
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();
    private final AtomicLong heardAt = new AtomicLong(System.nanoTime());
    private final ReentrantLock sending = new ReentrantLock();
    private final Runnable ready;
    private volatile boolean useful;

    /** @param ready is run once Slack says that the connection is of use */
    SocketLine(Function<Frame.Envelope, String> desk, ExecutorService threads, Runnable ready) {
        this.desk = desk;
        this.threads = threads;
        this.ready = ready;
    }

    /**
     * Why it is of no use any more.
     *
     * @param useful whether it ever was
     * @param planned whether another one is wanted in its place at once
     * @param turnedOff whether Socket Mode is turned off in the app
     */
    record Ended(String why, boolean useful, boolean planned, boolean turnedOff) {
        /** The same in other words. */
        Ended saying(String words) {
            return new Ended(words, useful, planned, turnedOff);
        }
    }

    /** Waits until it is of no use any more; it may still be open then, for what is being answered. */
    Ended await() throws InterruptedException {
        while (true) {
            try {
                return ended.get(SILENCE.toSeconds() / 2, TimeUnit.SECONDS);
            } catch (TimeoutException quiet) {
                if (System.nanoTime() - heardAt.get() > SILENCE.toNanos()) {
                    end("nothing was heard for " + SILENCE.toSeconds() + " s");
                }
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        heardAt.set(System.nanoTime());
        parts.append(data);
        if (parts.length() > LONGEST) {
            end("a message was longer than any of Slack's");
            socket.abort();
        } else if (last) {
            String text = parts.toString();
            parts.setLength(0);
            heard(socket, Frame.read(text));
        }
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        heardAt.set(System.nanoTime());
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end("it was closed (" + code + " " + reason + ")");
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        end("it broke: " + error.getMessage());
    }

    private void heard(WebSocket socket, Frame frame) {
        switch (frame) {
            case Frame.Hello _ -> {
                useful = true;
                ready.run();
            }
            case Frame.Disconnect disconnect ->
                end("Slack ends it: " + disconnect.reason(), disconnect.planned(), disconnect.turnedOff());
            case Frame.Envelope envelope -> threads.execute(() -> answer(socket, envelope));
            case Frame.Other _ -> {}
        }
    }

    /** What fails is not acknowledged, so that Slack tells whoever did it. */
    private void answer(WebSocket socket, Frame.Envelope envelope) {
        try {
            send(socket, desk.apply(envelope));
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "what somebody did in Slack could not be answered");
        }
    }

    /** One after the other, as the client wants it. */
    private void send(WebSocket socket, String text) {
        sending.lock();
        try {
            socket.sendText(text, true).join();
        } finally {
            sending.unlock();
        }
    }

    private void end(String why) {
        end(why, false, false);
    }

    private void end(String why, boolean planned, boolean turnedOff) {
        ended.complete(new Ended(why, useful, planned, turnedOff));
    }
}
