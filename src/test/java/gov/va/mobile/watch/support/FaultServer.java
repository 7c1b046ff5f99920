package gov.va.mobile.watch.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/**
 * A server that misbehaves as it is told: each path of the request line has an {@link Answer} that writes to the raw socket. It counts connections, knows which are still open, and
 * keeps all requests.
 */
public final class FaultServer implements AutoCloseable {
    private final Acceptor acceptor;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile boolean keepAlive;
    private volatile Optional<Answer> greeting = Optional.empty();

    /** What is done on the socket after a request was read; the socket is closed when it returns, unless connections are kept. */
    public interface Answer {
        /** Answers. */
        void answer(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    /** One request as it came. */
    public record Request(String method, String target, Map<String, String> headers, String body) {}

    private FaultServer(ServerSocket listening) {
        acceptor = Acceptor.start("fault-server", listening, this::serve);
    }

    /** A server in the clear. */
    public static FaultServer plain() {
        return Unchecked.call(() -> new FaultServer(new ServerSocket(0, 512, InetAddress.getLoopbackAddress())));
    }

    /** A server that speaks TLS. */
    public static FaultServer tls(SSLContext context) {
        return Unchecked.call(() -> new FaultServer(
                context.getServerSocketFactory().createServerSocket(0, 512, InetAddress.getLoopbackAddress())));
    }

    /** A server on a socket that was made elsewhere. */
    public static FaultServer of(ServerSocket socket) {
        return new FaultServer(socket);
    }

    /** Takes connections, and never says or hears a thing. */
    public FaultServer deaf() {
        greeting = Optional.of((socket, out) -> hang(socket, out));
        return this;
    }

    /** Takes connections, says this without listening, and closes. */
    public FaultServer deaf(String words) {
        greeting = Optional.of((socket, out) -> out.write(words.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Sets what a path answers. */
    public FaultServer on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** Sets a path that answers these bytes. */
    public FaultServer on(String path, String response) {
        return on(path, (socket, out) -> out.write(response.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a connection takes more than one request. */
    public FaultServer keepAlive(boolean kept) {
        keepAlive = kept;
        return this;
    }

    public int port() {
        return acceptor.port();
    }

    /** How many connections were ever taken. */
    public int connections() {
        return acceptor.taken();
    }

    /** How many connections the other side has not closed yet. */
    public int openConnections() {
        return acceptor.open();
    }

    /** All requests, in order. */
    public List<Request> requests() {
        return requests;
    }

    /** Closes what is open, as a server does that tires of idle connections. */
    public void dropConnections() {
        acceptor.drop();
    }

    /** A whole answer. */
    public static String http(String status, String contentType, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    /** Holds the socket until the other side gives up. */
    public static void hang(Socket socket, OutputStream out) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // what it says is not of interest
        }
    }

    /** Closes with a reset. */
    public static void reset(Socket socket, OutputStream out) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        if (greeting.isPresent()) {
            greeting.get().answer(socket, socket.getOutputStream());
            return;
        }
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        do {
            Request request = read(in);
            requests.add(request);
            Answer answer = answers.getOrDefault(
                    request.target(),
                    (any, out) ->
                            out.write(http("404 Not Found", "text/plain", "").getBytes(StandardCharsets.UTF_8)));
            OutputStream out = socket.getOutputStream();
            answer.answer(socket, out);
            out.flush();
        } while (keepAlive);
    }

    private static Request read(BufferedReader in) throws IOException {
        String first = in.readLine();
        if (first == null) {
            throw new IOException("closed");
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            headers.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).trim());
        }
        char[] body = new char[Integer.parseInt(headers.getOrDefault("Content-Length", "0"))];
        int length = 0;
        while (length < body.length) {
            length += in.read(body, length, body.length - length);
        }
        var words = new ArrayList<>(List.of(first.split(" ")));
        return new Request(words.get(0).toUpperCase(Locale.ROOT), words.get(1), headers, new String(body));
    }

    @Override
    public void close() {
        acceptor.close();
    }
}
