import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Many who read the dashboard at once, each by a connection of its own that it keeps, as cheaply as can be: they share the processors with the service. */
final class Readers {
    private static final double RATE_LIMIT = 2000;
    private static final double LATENCY_LIMIT_MILLIS = 20;

    private final int port;

    Readers(int port) {
        this.port = port;
    }

    /** So many ask as often as they are answered. */
    void ask(int clients, int seconds, String what, String... headers) throws InterruptedException {
        ask(clients, 0, seconds, what, headers);
    }

    /**
     * So many ask as often as the limit wants all of them to be answered, each at its own instants: an answer that comes late is late for the next question too, and both are counted from
     * the instant at which they should have been asked.
     */
    void askSteadily(int clients, int seconds, String what, String... headers) throws InterruptedException {
        ask(clients, Math.round(clients * 1e9 / RATE_LIMIT), seconds, what, headers);
    }

    private void ask(int clients, long every, int seconds, String what, String... headers) throws InterruptedException {
        var latencies = new ConcurrentLinkedQueue<Long>();
        var bytes = new AtomicLong();
        var failed = new AtomicInteger();
        String request = "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Processes.TOKEN
                + "\r\n" + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
        long warm = System.nanoTime() + 3_000_000_000L;
        long end = warm + seconds * 1_000_000_000L;
        var over = new CountDownLatch(clients);
        for (int client = 0; client < clients; client++) {
            long first = System.nanoTime() + every * client / clients;
            Thread.ofVirtual().start(() -> {
                try (var socket = new Socket("127.0.0.1", port)) {
                    socket.setTcpNoDelay(true);
                    InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
                    OutputStream out = socket.getOutputStream();
                    for (long begun = first; begun < end; begun = every == 0 ? System.nanoTime() : begun + every) {
                        LockSupport.parkNanos(begun - System.nanoTime());
                        out.write(request.getBytes(StandardCharsets.US_ASCII));
                        long read = answer(in);
                        if (begun >= warm) {
                            latencies.add(System.nanoTime() - begun);
                            bytes.addAndGet(read);
                        }
                    }
                } catch (IOException broken) {
                    failed.incrementAndGet();
                } finally {
                    over.countDown();
                }
            });
        }
        over.await();
        List<Long> sorted = latencies.stream().sorted().toList();
        double rate = sorted.size() / (double) seconds;
        double p99 = sorted.get(sorted.size() * 99 / 100) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%s, %d clients: %,.0f requests a second = %.2f x the limit of %,.0f; median %.1f ms, 99 %% %.1f ms = %.2f x the limit of %.0f ms; %,d bytes each, %d connections broke%n",
                what,
                clients,
                rate,
                rate / RATE_LIMIT,
                RATE_LIMIT,
                sorted.get(sorted.size() / 2) / 1e6,
                p99,
                p99 / LATENCY_LIMIT_MILLIS,
                LATENCY_LIMIT_MILLIS,
                bytes.get() / sorted.size(),
                failed.get());
    }

    /** Reads one answer whole; how many bytes its body had. */
    private static long answer(InputStream in) throws IOException {
        long length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(
                        line.substring("content-length:".length()).strip());
            }
        }
        in.skipNBytes(length);
        return length;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** The ETag of the state now. */
    String etag() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Processes.TOKEN
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                if (line.toLowerCase(Locale.ROOT).startsWith("etag:")) {
                    return line.substring("etag:".length()).strip();
                }
            }
        }
        throw new IOException("no ETag");
    }

    /** Listeners of the event stream, each with a connection. */
    final class Listeners {
        private final AtomicInteger heard = new AtomicInteger();
        private final AtomicLong last = new AtomicLong();
        private final AtomicInteger open = new AtomicInteger();

        /** Opens so many, and waits until all are answered. */
        void open(int count) throws InterruptedException {
            var answered = new CountDownLatch(count);
            for (int i = 0; i < count; i++) {
                Thread.ofVirtual().start(() -> listen(answered));
            }
            if (!answered.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("only " + open.get() + " of " + count + " listeners were answered");
            }
        }

        private void listen(CountDownLatch answered) {
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream()
                        .write(
                                ("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                                                + Processes.TOKEN + "\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                InputStream in = new BufferedInputStream(socket.getInputStream(), 1024);
                while (!line(in).isEmpty()) {
                    // the head of the answer
                }
                open.incrementAndGet();
                answered.countDown();
                while (true) {
                    if (line(in).startsWith("event:")) {
                        last.set(System.nanoTime());
                        heard.incrementAndGet();
                    }
                }
            } catch (IOException gone) {
                open.decrementAndGet();
            }
        }

        /** How many events they heard in all. */
        int heard() {
            return heard.get();
        }

        /** When the last of them heard something, by {@code nanoTime}. */
        long last() {
            return last.get();
        }

        int open() {
            return open.get();
        }
    }
}
