package gov.va.mobile.watch.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server on a real socket that takes what it is given, or answers what a test says; with STARTTLS and logins where it is given a certificate. */
public final class FakeSmtp implements AutoCloseable {
    private final ServerSocket server;
    private final Optional<SSLContext> tls;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    /**
     * A mail that was taken.
     *
     * @param login who gave it, if somebody logged in
     * @param secure whether it came by TLS
     */
    public record Mail(String from, List<String> to, String data, Optional<String> login, boolean secure) {
        /** A header's value; empty where it has none. */
        public String header(String name) {
            return data.replaceAll("\r\n[ \t]+", " ")
                    .lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        /** What stands below the headers. */
        public String body() {
            return data.substring(data.indexOf("\r\n\r\n") + 4);
        }
    }

    /** One that answers from now on. */
    public FakeSmtp(Optional<SSLContext> tls) {
        this.tls = tls;
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

    /** What it took, the oldest first. */
    public List<Mail> mails() {
        return mails;
    }

    /** Answers that from now on to lines that begin so, such as {@code RCPT TO:<b@}; {@code BODY} is the end of a message. */
    public void answer(String line, String answer) {
        answers.put(line, answer);
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
            new Talk(socket, false).go(true);
        } catch (IOException gone) {
            // whoever called has gone
        }
    }

    /** One connection, anew once it is private. */
    private final class Talk {
        private final Socket socket;
        private final boolean secure;
        private final BufferedReader in;
        private final OutputStream out;
        private Optional<String> login = Optional.empty();
        private String from = "";
        private final List<String> to = new ArrayList<>();

        Talk(Socket socket, boolean secure) throws IOException {
            this.socket = socket;
            this.secure = secure;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            this.out = socket.getOutputStream();
        }

        void go(boolean greet) throws IOException {
            if (greet) {
                say(said("CONNECT").orElse("220 fake ready"));
            }
            for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
                Optional<String> instead = said(line);
                if (instead.isPresent()) {
                    say(instead.get());
                } else if (line.startsWith("EHLO")) {
                    say(ehlo());
                } else if (line.equals("STARTTLS")) {
                    say("220 go ahead");
                    secured().go(false);
                    return;
                } else if (line.startsWith("AUTH PLAIN ")) {
                    login = Optional.of(new String(
                                    Base64.getDecoder().decode(line.substring("AUTH PLAIN ".length())),
                                    StandardCharsets.UTF_8)
                            .replace('\0', ':'));
                    say("235 welcome");
                } else if (line.startsWith("MAIL FROM:")) {
                    from = address(line);
                    to.clear();
                    say("250 ok");
                } else if (line.startsWith("RCPT TO:")) {
                    to.add(address(line));
                    say("250 ok");
                } else if (line.equals("DATA")) {
                    say("354 go on");
                    take();
                } else if (line.equals("QUIT")) {
                    say("221 bye");
                    return;
                } else {
                    say("250 ok");
                }
            }
        }

        private String ehlo() {
            if (tls.isPresent() && !secure) {
                return "250-fake\r\n250 STARTTLS";
            }
            return tls.isPresent() ? "250-fake\r\n250 AUTH PLAIN" : "250 fake";
        }

        private Talk secured() throws IOException {
            var wrapped = (SSLSocket)
                    tls.orElseThrow().getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
            wrapped.setUseClientMode(false);
            wrapped.startHandshake();
            return new Talk(wrapped, true);
        }

        private void take() throws IOException {
            var data = new StringBuilder();
            for (@Nullable String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                data.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
            }
            Optional<String> instead = said("BODY");
            if (instead.isEmpty()) {
                mails.add(new Mail(from, List.copyOf(to), data.toString(), login, secure));
            }
            say(instead.orElse("250 queued"));
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private Optional<String> said(String line) {
        return answers.entrySet().stream()
                .filter(answer -> line.startsWith(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }
}
