package gov.va.mobile.watch.support;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** A real WebSocket server (RFC 6455, short text frames), which also answers other requests; Quarkus turns off the one that it brings along. */
public final class WebSocketServer implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int CLOSE = 8;

    private final ServerSocket server;
    private final Function<String, String> other;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();

    /** @param other answers a request that opens no line, as JSON; it is given the head of the request */
    public WebSocketServer(Function<String, String> other) {
        this.other = other;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.execute(this::accept);
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** The lines that were opened, in order. */
    public BlockingQueue<Line> lines() {
        return lines;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            String head = head(in);
            if (header(head, "upgrade").equalsIgnoreCase("websocket")) {
                reply(
                        socket,
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                                + accept(header(head, "sec-websocket-key")) + "\r\n\r\n");
                var line = new Line(socket);
                lines.add(line);
                line.listen(in);
            } else {
                in.readNBytes(Integer.parseInt("0" + header(head, "content-length")));
                String body = other.apply(head);
                reply(
                        socket,
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body);
            }
        } catch (IOException gone) {
            // whoever called has gone
        }
    }

    /** One connection. */
    public static final class Line {
        private final Socket socket;
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        private Line(Socket socket) {
            this.socket = socket;
        }

        /** What came over it, in order. */
        public BlockingQueue<String> heard() {
            return heard;
        }

        /** Whether it is still open. */
        public boolean open() {
            return !socket.isClosed();
        }

        /** Says that. */
        public void say(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            var frame = new byte[4 + bytes.length];
            frame[0] = (byte) (0x80 | TEXT);
            frame[1] = 126;
            frame[2] = (byte) (bytes.length >> 8);
            frame[3] = (byte) bytes.length;
            System.arraycopy(bytes, 0, frame, 4, bytes.length);
            if (bytes.length < 126) {
                frame = new byte[2 + bytes.length];
                frame[0] = (byte) (0x80 | TEXT);
                frame[1] = (byte) bytes.length;
                System.arraycopy(bytes, 0, frame, 2, bytes.length);
            }
            try {
                socket.getOutputStream().write(frame);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** Breaks it. */
        public void cut() {
            try {
                socket.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private void listen(DataInputStream in) throws IOException {
            while (true) {
                int code = in.readUnsignedByte() & 0x0f;
                int length = in.readUnsignedByte() & 0x7f;
                if (length == 126) {
                    length = in.readUnsignedShort();
                }
                byte[] mask = in.readNBytes(4);
                byte[] data = in.readNBytes(length);
                for (int i = 0; i < data.length; i++) {
                    data[i] ^= mask[i % 4];
                }
                if (code == TEXT) {
                    heard.add(new String(data, StandardCharsets.UTF_8));
                } else if (code == CLOSE) {
                    return;
                }
            }
        }
    }

    private static String head(DataInputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static void reply(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
