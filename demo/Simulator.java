import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Everything outside Upstream Watch, in one file: the upstreams of the VA mobile app, the app's own back end, Slack
 * and PagerDuty. They answer as the real ones do until somebody, or the scripted outage, breaks one. For the demo, the
 * tests and the benchmark; needs nothing but a JDK.
 *
 * <p>The page on {@code --port} shows and breaks everything; its API is the table of routes in {@link Control}. The
 * addresses of all else are written as environment variables to standard output and to {@code --env-file}.
 */
public final class Simulator {

    private static final String USAGE =
            "Simulator [--port 18080] [--directory DIR] [--env-file FILE] [--script default|none]"
                    + " [--checks N] [--feed-delay SECONDS]";

    private final Instant started = Instant.now();
    private final Options options;
    private final Path directory;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("timer").factory());
    private final Keys keys;
    private final PagerDuty pagerDuty = new PagerDuty();
    private final Slack slack = new Slack();
    private final AppFeed feed;
    private final Upstreams upstreams;
    private final Script script;
    private final Bench bench;
    private final Control control;
    private final Listener front;

    private Simulator(Options options) throws IOException, InterruptedException {
        this.options = options;
        directory =
                options.directory().isPresent() ? options.directory().get() : Files.createTempDirectory("simulator");
        if (options.directory().isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteFolder(directory)));
        }
        front = new Listener(options.port(), raw -> raw, this::answerFront);
        keys = Keys.in(directory);
        feed = new AppFeed(pagerDuty, timer, options.feedDelay());
        upstreams = new Upstreams(keys, timer, feed, pagerDuty);
        script = new Script(upstreams, timer, options.scripted());
        bench = new Bench(options.checks());
        control = new Control(started, upstreams, slack, pagerDuty, feed, script, bench);
    }

    public static void main(String[] args) throws InterruptedException {
        try {
            Simulator simulator = new Simulator(Options.parse(args));
            simulator.announce();
        } catch (Unfit problem) {
            exit(problem.getMessage());
        } catch (IOException problem) {
            exit("it cannot start: " + problem.getMessage());
        }
        new CountDownLatch(1).await();
    }

    private static void exit(String sentence) {
        System.err.println("Simulator: " + sentence);
        System.exit(2);
    }

    private static void deleteFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException problem) {
            Journal.say("left " + folder + " behind: " + problem.getMessage());
        }
    }

    /** Opens the doors, then tells where they are: all is up before the first line can be read. */
    private void announce() throws IOException {
        upstreams.open();
        bench.open();
        front.open();
        List<String> lines = new ArrayList<>();
        environment().forEach((name, value) -> lines.add(name + "=" + value));
        if (options.envFile().isPresent()) {
            Path file = options.envFile().get().toAbsolutePath();
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, lines);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        Journal.line("Simulator ready: http://localhost:" + front.port() + "/");
        lines.forEach(Journal::line);
        script.open();
    }

    private Map<String, String> environment() throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("SIMULATOR_URL", "http://localhost:" + front.port());
        names.put("SIMULATOR_TRUSTSTORE", keys.trustStore().toString());
        names.putAll(upstreams.environment());
        names.put("BENCH_URL", bench.urls().getFirst());
        names.put("BENCH_URLS", String.join(",", bench.urls()));
        names.putAll(Slack.environment(front.url() + "/slack"));
        names.putAll(PagerDuty.environment(front.url() + "/pagerduty"));
        return names;
    }

    /** The door on {@code --port}: Slack, PagerDuty, the control API and its page. */
    private void answerFront(Request request, Wire wire) throws IOException, InterruptedException {
        String path = request.path();
        if (path.startsWith("/slack/")) {
            slack.answer(request, wire);
        } else if (path.startsWith("/pagerduty/")) {
            pagerDuty.answer(request, wire);
        } else {
            wire.send(control.answer(request));
        }
    }

    // ------------------------------------------------------------------------------------------------ command line

    /** What the command line asked for. */
    private record Options(
            int port, Optional<Path> directory, Optional<Path> envFile, boolean scripted, int checks, int feedDelay) {

        static Options parse(String[] args) throws IOException {
            Map<String, String> given = new TreeMap<>(Map.of(
                    "--port", "18080",
                    "--directory", "",
                    "--env-file", "",
                    "--script", "default",
                    "--checks", "10000",
                    "--feed-delay", "0"));
            for (int i = 0; i < args.length; i += 2) {
                if (!given.containsKey(args[i])) {
                    throw new Unfit("found the argument '" + args[i] + "', expected " + USAGE);
                }
                if (i + 1 == args.length) {
                    throw new Unfit("found nothing after " + args[i] + ", expected " + USAGE);
                }
                given.put(args[i], args[i + 1]);
            }
            String script = given.get("--script");
            if (!Set.of("default", "none").contains(script)) {
                throw new Unfit("found --script " + script + ", expected default or none");
            }
            return new Options(
                    number(given, "--port", 65_535),
                    path(given, "--directory").map(Options::folder),
                    path(given, "--env-file").map(Options::fresh),
                    script.equals("default"),
                    number(given, "--checks", 10_000_000),
                    number(given, "--feed-delay", 3_600));
        }

        private static int number(Map<String, String> given, String name, int most) {
            String text = given.get(name);
            if (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) > most) {
                throw new Unfit("found " + name + " " + text + ", expected a whole number from 0 to " + most);
            }
            return Integer.parseInt(text);
        }

        private static Optional<Path> path(Map<String, String> given, String name) {
            return Optional.of(given.get(name)).filter(text -> !text.isEmpty()).map(Path::of);
        }

        /** The folder's name ends up in a file that a shell reads, so it must need no quotes. */
        private static Path folder(Path path) {
            Path folder = path.toAbsolutePath().normalize();
            if (!folder.toString().matches("[A-Za-z0-9/._+@:\\\\-]+")) {
                throw new Unfit(
                        "found --directory " + folder + ", expected a path without spaces and special characters");
            }
            try {
                return Files.createDirectories(folder);
            } catch (IOException problem) {
                throw new Unfit(
                        "found --directory " + folder + ", expected a folder that can be made (" + problem + ")");
            }
        }

        /** An old file would tell old addresses while this start is under way. */
        private static Path fresh(Path file) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException problem) {
                throw new Unfit("found --env-file " + file + ", expected a file that can be written (" + problem + ")");
            }
            if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
                throw new Unfit("found --env-file " + file + ", expected its folder to exist");
            }
            return file;
        }
    }

    /** The command line, or the machine, is not as it must be; the message is one sentence for people. */
    private static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unfit(String sentence) {
            super(sentence);
        }
    }

    /** What people read on the console. */
    private static final class Journal {
        private static final PrintStream OUT =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

        static void line(String text) {
            OUT.println(text);
        }

        static void say(String text) {
            String time = LocalTime.now().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME);
            OUT.println("[simulator] " + time + " " + text.replaceAll("\\p{Cntrl}", " "));
        }
    }

    // ------------------------------------------------------------------------------------------------ JSON

    /** JSON as maps, lists, strings, BigDecimals, booleans and null. */
    private static final class Json {
        private static final int DEEPEST = 64;

        private final String text;
        private int at;
        private int depth;

        private Json(String text) {
            this.text = text;
        }

        static Object read(byte[] body) {
            Json json = new Json(new String(body, StandardCharsets.UTF_8));
            Object value = json.value();
            json.space();
            if (json.at < json.text.length()) {
                throw json.wrong("the end");
            }
            return value;
        }

        /** The object in the body, or nothing when the body is anything else. */
        static Optional<Map<String, Object>> readObject(byte[] body) {
            try {
                return object(read(body));
            } catch (IllegalArgumentException notJson) {
                return Optional.empty();
            }
        }

        static Optional<Map<String, Object>> object(Object value) {
            if (!(value instanceof Map<?, ?> map)) {
                return Optional.empty();
            }
            Map<String, Object> object = new LinkedHashMap<>();
            map.forEach((name, member) -> object.put((String) name, member));
            return Optional.of(object);
        }

        static List<Object> list(Object value) {
            return value instanceof List<?> list ? Collections.unmodifiableList(list) : List.of();
        }

        /** An object of names and values in turn, in that order. */
        static Map<String, Object> of(Object... namesAndValues) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                object.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
            return object;
        }

        static String write(Object value) {
            StringBuilder out = new StringBuilder();
            write(value, out);
            return out.toString();
        }

        private static void write(Object value, StringBuilder out) {
            switch (value) {
                case null -> out.append("null");
                case Map<?, ?> map -> {
                    out.append('{');
                    map.forEach((name, member) -> {
                        comma(out, '{');
                        quote(name.toString(), out);
                        out.append(':');
                        write(member, out);
                    });
                    out.append('}');
                }
                case Collection<?> list -> {
                    out.append('[');
                    list.forEach(member -> {
                        comma(out, '[');
                        write(member, out);
                    });
                    out.append(']');
                }
                case Number number -> out.append(number);
                case Boolean bool -> out.append(bool);
                default -> quote(value.toString(), out);
            }
        }

        private static void comma(StringBuilder out, char opening) {
            if (out.charAt(out.length() - 1) != opening) {
                out.append(',');
            }
        }

        private static void quote(String text, StringBuilder out) {
            out.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '"' -> out.append("\\\"");
                    case '\\' -> out.append("\\\\");
                    case '\n' -> out.append("\\n");
                    case '\r' -> out.append("\\r");
                    case '\t' -> out.append("\\t");
                    default -> {
                        if (c < ' ' || Character.isSurrogate(c)) {
                            out.append("\\u%04x".formatted((int) c));
                        } else {
                            out.append(c);
                        }
                    }
                }
            }
            out.append('"');
        }

        private Object value() {
            space();
            return switch (peek()) {
                case '{' -> nested(this::object);
                case '[' -> nested(this::array);
                case '"' -> string();
                case 't' -> word("true", Boolean.TRUE);
                case 'f' -> word("false", Boolean.FALSE);
                case 'n' -> word("null", null);
                default -> number();
            };
        }

        private Object nested(Supplier<Object> inner) {
            if (++depth > DEEPEST) {
                throw wrong("at most " + DEEPEST + " levels");
            }
            at++;
            space();
            Object value = inner.get();
            depth--;
            return value;
        }

        private Map<String, Object> object() {
            Map<String, Object> members = new LinkedHashMap<>();
            while (peek() != '}') {
                String name = string();
                expect(':');
                members.put(name, value());
                separator('}');
            }
            at++;
            return members;
        }

        private List<Object> array() {
            List<Object> members = new ArrayList<>();
            while (peek() != ']') {
                members.add(value());
                separator(']');
            }
            at++;
            return members;
        }

        private void separator(char end) {
            space();
            if (peek() != end) {
                expect(',');
                space();
                if (peek() == end) {
                    throw wrong("another member");
                }
            }
        }

        private String string() {
            expect('"');
            StringBuilder out = new StringBuilder();
            for (char c = next(); c != '"'; c = next()) {
                if (c < ' ') {
                    throw wrong("an escaped control character");
                }
                out.append(c == '\\' ? escaped() : c);
            }
            return out.toString();
        }

        private char escaped() {
            char c = next();
            return switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> (char) Integer.parseInt("" + next() + next() + next() + next(), 16);
                default -> throw wrong("an escape");
            };
        }

        private BigDecimal number() {
            int from = at;
            while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (from == at) {
                throw wrong("a value");
            }
            return new BigDecimal(text.substring(from, at));
        }

        private Object word(String word, Object meaning) {
            if (!text.startsWith(word, at)) {
                throw wrong("a value");
            }
            at += word.length();
            return meaning;
        }

        private void space() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private char peek() {
            if (at >= text.length()) {
                throw wrong("more");
            }
            return text.charAt(at);
        }

        private char next() {
            char c = peek();
            at++;
            return c;
        }

        private void expect(char wanted) {
            space();
            if (next() != wanted) {
                at--;
                throw wrong("'" + wanted + "'");
            }
        }

        private IllegalArgumentException wrong(String expected) {
            String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
            return new IllegalArgumentException(
                    "found " + found + " at character " + at + ", expected " + expected + " (JSON)");
        }
    }

    // ------------------------------------------------------------------------------------------------ HTTP

    /** One request, read wholly. Header names are in lower case. */
    private record Request(
            String method, String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {

        static Request of(String method, String target, Map<String, String> headers, byte[] body) {
            int mark = target.indexOf('?');
            String path = mark < 0 ? target : target.substring(0, mark);
            String query = mark < 0 ? "" : target.substring(mark + 1);
            return new Request(method, decode(path.replace("+", "%2B")), fields(query), headers, body);
        }

        static Map<String, List<String>> fields(String text) {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
                String[] parts = pair.split("=", 2);
                fields.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : decode(parts[1]));
            }
            return fields;
        }

        private static String decode(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String query(String name, String fallback) {
            return query.containsKey(name) ? query.get(name).getFirst() : fallback;
        }

        List<String> queries(String name) {
            return query.getOrDefault(name, List.of());
        }
    }

    /** One answer. */
    private record Answer(int status, String type, byte[] body, Map<String, String> headers) {
        static final String JSON = "application/json; charset=utf-8";
        static final String HTML = "text/html; charset=utf-8";

        static Answer json(int status, Object value) {
            return text(status, JSON, Json.write(value));
        }

        static Answer html(int status, String body) {
            return text(status, HTML, body);
        }

        static Answer xml(String body) {
            return text(200, "text/xml; charset=utf-8", body);
        }

        static Answer text(int status, String type, String body) {
            return new Answer(status, type, body.getBytes(StandardCharsets.UTF_8), Map.of());
        }

        static Answer empty(int status) {
            return new Answer(status, "", new byte[0], Map.of());
        }

        Answer status(int other) {
            return new Answer(other, type, body, headers);
        }

        Answer with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Answer(status, type, body, more);
        }

        byte[] head(boolean last) {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + reason() + "\r\n");
            if (!type.isEmpty()) {
                head.append("Content-Type: ").append(type).append("\r\n");
            }
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            if (status != 204 && status != 304 && !headers.containsKey("Content-Length")) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            head.append(last ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n");
            return head.toString().getBytes(StandardCharsets.ISO_8859_1);
        }

        private String reason() {
            return switch (status) {
                case 200 -> "OK";
                case 201 -> "Created";
                case 204 -> "No Content";
                case 302 -> "Found";
                case 304 -> "Not Modified";
                case 400 -> "Bad Request";
                case 401 -> "Unauthorized";
                case 402 -> "Payment Required";
                case 403 -> "Forbidden";
                case 404 -> "Not Found";
                case 405 -> "Method Not Allowed";
                case 406 -> "Not Acceptable";
                case 409 -> "Conflict";
                case 415 -> "Unsupported Media Type";
                case 429 -> "Too Many Requests";
                case 500 -> "Internal Server Error";
                case 502 -> "Bad Gateway";
                case 503 -> "Service Unavailable";
                default -> "Status";
            };
        }
    }

    /** Answers the requests of one connection, in whatever way it likes. */
    @FunctionalInterface
    private interface Handler {
        void answer(Request request, Wire wire) throws IOException, InterruptedException;
    }

    /** Makes of an accepted connection the one to talk on; null when there is nothing to talk about. */
    @FunctionalInterface
    private interface Door {
        Socket enter(Socket raw) throws IOException, InterruptedException;
    }

    /** One connection, and the good and bad ways of answering on it. */
    private static final class Wire {
        private static final int LARGEST_HEAD = 32 * 1024;
        private static final int LARGEST_BODY = 4 * 1024 * 1024;
        private static final int IDLE_MILLIS = 60_000;
        private static final int LONGEST_MILLIS = 600_000;

        private final Socket raw;
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private boolean open = true;
        private boolean last;
        private boolean headOnly;

        Wire(Socket raw, Socket socket) throws IOException {
            this.raw = raw;
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream(), 4096);
            this.out = socket.getOutputStream();
            raw.setTcpNoDelay(true);
            raw.setSoTimeout(IDLE_MILLIS);
        }

        /** The next request; null when the other side has gone. */
        Request read() throws IOException {
            String head = open ? readHead() : "";
            if (head.isEmpty()) {
                return null;
            }
            String[] lines = head.split("\r\n");
            String[] first = lines[0].split(" ");
            if (first.length != 3) {
                send(Answer.text(400, "text/plain", "found '" + lines[0] + "', expected METHOD TARGET VERSION\n"));
                return null;
            }
            Map<String, String> headers = new LinkedHashMap<>();
            for (String line : Arrays.asList(lines).subList(1, lines.length)) {
                String[] pair = line.split(":", 2);
                if (pair.length == 2) {
                    headers.put(pair[0].strip().toLowerCase(Locale.ROOT), pair[1].strip());
                }
            }
            headOnly = first[0].equals("HEAD");
            last = headers.getOrDefault("connection", "").equalsIgnoreCase("close") || first[2].equals("HTTP/1.0");
            return Request.of(first[0], first[1], headers, readBody(headers));
        }

        private String readHead() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream(512);
            for (int tail = 0; tail != 0x0D0A0D0A; ) {
                int next = in.read();
                if (next < 0 || head.size() > LARGEST_HEAD) {
                    return "";
                }
                tail = tail << 8 | next;
                head.write(next);
            }
            return head.toString(StandardCharsets.ISO_8859_1);
        }

        private byte[] readBody(Map<String, String> headers) throws IOException {
            if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
            if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                for (int size = length(readLine(), 16); size > 0; size = length(readLine(), 16)) {
                    body.write(exactly(size));
                    readLine();
                    length(Integer.toString(body.size()), 10);
                }
                readLine();
                return body.toByteArray();
            }
            return exactly(length(headers.getOrDefault("content-length", "0"), 10));
        }

        private static int length(String text, int radix) throws IOException {
            try {
                int length = Integer.parseInt(text.split(";", 2)[0].strip(), radix);
                if (length >= 0 && length <= LARGEST_BODY) {
                    return length;
                }
            } catch (NumberFormatException notANumber) {
                throw new IOException("found the length '" + text + "', expected a number", notANumber);
            }
            throw new IOException("found the length " + text + ", expected at most " + LARGEST_BODY);
        }

        private byte[] exactly(int length) throws IOException {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("found " + bytes.length + " bytes of body, expected " + length);
            }
            return bytes;
        }

        private String readLine() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next >= 0 && next != '\n' && line.length() < 100; next = in.read()) {
                line.append((char) next);
            }
            return line.toString().strip();
        }

        void send(Answer answer) throws IOException {
            byte[] head = answer.head(last);
            byte[] whole = headOnly ? head : joined(head, answer.body());
            out.write(whole);
            out.flush();
            open = !last;
        }

        private static byte[] joined(byte[] head, byte[] body) {
            byte[] whole = Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, whole, head.length, body.length);
            return whole;
        }

        /** Closes after the answer, although the answer promised to stay open. */
        void sendThenLeave(Answer answer, long millis) throws IOException {
            send(answer);
            raw.setSoTimeout((int) Math.max(1, millis));
        }

        /** Sends bytes that need not be HTTP, then closes. */
        void sendRaw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
            close();
        }

        void close() throws IOException {
            open = false;
            socket.close();
        }

        void reset() throws IOException {
            open = false;
            reset(raw);
        }

        static void reset(Socket raw) throws IOException {
            raw.setSoLinger(true, 0);
            raw.close();
        }

        /** Never answers, and keeps the connection until the other side gives up. */
        void hang() throws IOException {
            open = false;
            hang(raw);
        }

        static void hang(Socket raw) throws IOException {
            raw.setSoTimeout(LONGEST_MILLIS);
            InputStream in = raw.getInputStream();
            while (in.read() >= 0) {
                // what is said meanwhile is of no interest
            }
        }

        /** One byte a second: of the body, or of the headers already. */
        void drip(Answer answer, boolean headersToo) throws IOException, InterruptedException {
            open = false;
            byte[] head = answer.head(true);
            byte[] whole = joined(head, answer.body());
            int from = headersToo ? 0 : head.length;
            out.write(whole, 0, from);
            out.flush();
            for (int i = from; i < whole.length; i++) {
                Thread.sleep(1_000);
                out.write(whole[i]);
                out.flush();
            }
        }

        /** A body without an end, a few megabytes a second. */
        void endless() throws IOException, InterruptedException {
            open = false;
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"more\":\""
                    .getBytes(StandardCharsets.ISO_8859_1));
            byte[] block = "more ".repeat(12_800).getBytes(StandardCharsets.ISO_8859_1);
            for (long end = System.nanoTime() + LONGEST_MILLIS * 1_000_000L; System.nanoTime() < end; ) {
                out.write(block);
                out.flush();
                Thread.sleep(10);
            }
        }
    }

    /** Takes a port. */
    @FunctionalInterface
    private interface Binding {
        void bind() throws IOException;
    }

    /** A door on the loopback address that can be shut, so that it refuses connections, and opened again. */
    private static final class Listener {
        private static final int BACKLOG = 1024;

        private final InetSocketAddress address;
        private final Door door;
        private final Handler handler;
        private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
        private ServerSocket server;
        private Socket reservation;

        Listener(int port, Door door, Handler handler) throws IOException {
            this.door = door;
            this.handler = handler;
            this.reservation = new Socket();
            InetSocketAddress wanted = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try {
                server = bind(wanted);
            } catch (BindException busy) {
                throw new Unfit("found port " + port + " busy, expected a free one (--port 0 takes any)");
            }
            address = (InetSocketAddress) server.getLocalSocketAddress();
        }

        private static ServerSocket bind(InetSocketAddress address) throws IOException {
            ServerSocket server = new ServerSocket();
            try {
                server.setReuseAddress(true);
                server.bind(address, BACKLOG);
                return server;
            } catch (IOException problem) {
                server.close();
                throw problem;
            }
        }

        int port() {
            return address.getPort();
        }

        String url() {
            return "http://" + hostAndPort();
        }

        String hostAndPort() {
            return address.getAddress().getHostAddress() + ":" + port();
        }

        synchronized void open() throws IOException {
            reservation.close();
            if (server.isClosed()) {
                patiently(() -> server = bind(address));
            }
            ServerSocket accepting = server;
            Thread.ofVirtual().start(() -> accept(accepting));
        }

        /** Refuses from now on. A socket that is bound but does not listen keeps the port for us. */
        synchronized void shut() throws IOException {
            server.close();
            reservation = new Socket();
            reservation.setReuseAddress(true);
            patiently(() -> reservation.bind(address));
            for (Socket connection : connections) {
                connection.close();
            }
        }

        /** A closed server socket keeps its port until the thread that accepts has noticed: a moment. */
        private static void patiently(Binding binding) throws IOException {
            for (int tries = 1; ; tries++) {
                try {
                    binding.bind();
                    return;
                } catch (BindException busy) {
                    if (tries == 200) {
                        throw busy;
                    }
                    LockSupport.parkNanos(10_000_000);
                }
            }
        }

        private void accept(ServerSocket accepting) {
            while (!accepting.isClosed()) {
                try {
                    Socket raw = accepting.accept();
                    connections.add(raw);
                    Thread.ofVirtual().start(() -> converse(raw));
                } catch (SocketException shut) {
                    // the loop's condition tells whether it was shut or a connection that broke in the queue
                } catch (IOException problem) {
                    Journal.say("a connection was lost: " + problem.getMessage());
                }
            }
        }

        private void converse(Socket raw) {
            try (raw) {
                Socket socket = door.enter(raw);
                if (socket != null) {
                    Wire wire = new Wire(raw, socket);
                    for (Request request = wire.read(); request != null; request = wire.read()) {
                        handler.answer(request, wire);
                    }
                    socket.close();
                }
            } catch (SocketTimeoutException idle) {
                // an idle connection is closed without a word
            } catch (IOException | IllegalArgumentException gone) {
                // the other side left, or did not speak HTTP
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                connections.remove(raw);
            }
        }
    }

    // ------------------------------------------------------------------------------------------------ certificates

    /** The certificates that a TLS host can show; all are signed by the simulator's own authority but the last one. */
    private enum Certificate {
        GOOD("-1d", 825, "localhost"),
        EXPIRED("-40d", 30, "localhost"),
        NOT_YET_VALID("+30d", 825, "localhost"),
        EXPIRING("-80d", 90, "localhost"),
        WRONG_HOST("-1d", 825, "other.example"),
        SELF_SIGNED("-1d", 825, "localhost");

        private final String from;
        private final int days;
        private final String host;

        Certificate(String from, int days, String host) {
            this.from = from;
            this.days = days;
            this.host = host;
        }

        String alias() {
            return name().toLowerCase(Locale.ROOT);
        }

        List<String> keytoolArguments() {
            String addresses = host.equals("localhost") ? "san=dns:localhost,ip:127.0.0.1" : "san=dns:" + host;
            List<String> arguments = new ArrayList<>(List.of("-dname", "CN=" + host, "-ext", addresses));
            arguments.addAll(List.of("-startdate", from, "-validity", Integer.toString(days)));
            if (this != SELF_SIGNED) {
                arguments.addAll(List.of("-signer", Keys.AUTHORITY));
            }
            return arguments;
        }
    }

    /** Key store and trust store, made once per folder by the JDK's keytool. */
    private record Keys(Path trustStore, Map<Certificate, SSLContext> contexts) {
        static final String AUTHORITY = "authority";
        private static final String PASSWORD = "changeit";

        static Keys in(Path directory) throws IOException, InterruptedException {
            Path keyStore = directory.resolve("keystore.p12");
            Path trustStore = directory.resolve("truststore.p12");
            try (FileChannel lock = FileChannel.open(
                    directory.resolve("keys.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                if (!Files.exists(trustStore) || !fresh(keyStore)) {
                    make(keyStore, trustStore);
                }
                KeyStore keys = load(keyStore);
                Map<Certificate, SSLContext> contexts = new EnumMap<>(Certificate.class);
                for (Certificate certificate : Certificate.values()) {
                    contexts.put(certificate, context(keys, certificate.alias()));
                }
                return new Keys(trustStore, contexts);
            } catch (GeneralSecurityException problem) {
                throw new IOException("the keys in " + directory + " cannot be used: " + problem.getMessage(), problem);
            }
        }

        /** Answers a TLS handshake with this certificate. */
        SSLSocket handshake(Socket raw, Certificate certificate) throws IOException {
            SSLSocket socket = (SSLSocket) contexts.get(certificate)
                    .getSocketFactory()
                    .createSocket(raw, raw.getInetAddress().getHostAddress(), raw.getPort(), true);
            socket.setUseClientMode(false);
            raw.setSoTimeout(Wire.IDLE_MILLIS);
            socket.startHandshake();
            return socket;
        }

        /** The certificate that ends soon must still be one that has not ended. */
        private static boolean fresh(Path keyStore) throws IOException, GeneralSecurityException {
            if (!Files.exists(keyStore)) {
                return false;
            }
            X509Certificate expiring = (X509Certificate) load(keyStore).getCertificate(Certificate.EXPIRING.alias());
            Instant soon = Instant.now().plus(3, ChronoUnit.DAYS);
            return expiring != null && expiring.getNotAfter().toInstant().isAfter(soon);
        }

        private static void make(Path keyStore, Path trustStore)
                throws IOException, InterruptedException, GeneralSecurityException {
            Path next = keyStore.resolveSibling("keystore.next");
            Files.deleteIfExists(next);
            keytool(next, AUTHORITY, List.of("-dname", "CN=Simulator", "-ext", "bc:c", "-validity", "3650"));
            for (Certificate certificate : Certificate.values()) {
                keytool(next, certificate.alias(), certificate.keytoolArguments());
            }
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(AUTHORITY, load(next).getCertificate(AUTHORITY));
            try (OutputStream out = Files.newOutputStream(trustStore)) {
                trusted.store(out, PASSWORD.toCharArray());
            }
            Files.move(next, keyStore, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        private static void keytool(Path keyStore, String alias, List<String> arguments)
                throws IOException, InterruptedException {
            Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
            List<String> command = new ArrayList<>(List.of(tool.toString(), "-J-XX:TieredStopAtLevel=1"));
            command.addAll(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-groupname", "secp256r1"));
            command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", keyStore.toString()));
            command.addAll(arguments);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("keytool could not make the key '" + alias + "': " + said.strip());
            }
        }

        private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            return store;
        }

        private static SSLContext context(KeyStore keys, String alias) throws IOException, GeneralSecurityException {
            char[] password = PASSWORD.toCharArray();
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(alias, keys.getKey(alias, password), password, keys.getCertificateChain(alias));
            KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(one, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        }
    }

    // ------------------------------------------------------------------------------------------------ faults

    /** All the ways in which an upstream can answer. */
    private enum Mode {
        UP("answers as the real one does"),
        DOWN("refuses connections (503 from the gateway where others share the port)"),
        ERROR("answers STATUS with an error body"),
        SLOW("answers after MILLIS ms"),
        WRONG_BODY("answers 200 with a body that says it is not well"),
        WARNING("answers 200 with status 'warn'"),
        HANG("accepts and never answers"),
        RESET("resets the connection"),
        CLOSED("closes the connection without an answer"),
        DRIP("sends its body at one byte a second"),
        SLOW_HEADERS("sends its headers at one byte a second"),
        ENDLESS("sends a body without an end"),
        TRUNCATED("closes in the middle of its body"),
        GZIP_BOMB("sends 128 MiB packed into 128 KiB"),
        HUGE_HEADERS("sends 64 KiB of headers"),
        NOT_HTTP("answers in another protocol"),
        RATE_LIMITED("answers 429"),
        UNAUTHORIZED("answers 401"),
        FORBIDDEN("answers 403"),
        REDIRECT("redirects elsewhere"),
        REDIRECT_LOOP("redirects to itself"),
        REDIRECT_NOWHERE("redirects without saying where to"),
        HTML("answers 200 with an HTML page"),
        EMPTY("answers 200 with nothing"),
        NO_CONTENT("answers 204"),
        NOT_MODIFIED("answers 304"),
        INVALID_UTF8("answers 200 with broken UTF-8"),
        DUPLICATE_KEYS("answers 200 with each JSON key twice"),
        DEEP_NESTING("answers 200 with JSON nested 20,000 deep"),
        CLOSE_IDLE("answers, then closes the kept connection after MILLIS ms"),
        TLS_STALL("accepts and never finishes the TLS handshake", null),
        EXPIRED_CERTIFICATE("shows an expired certificate", Certificate.EXPIRED),
        NOT_YET_VALID_CERTIFICATE("shows a certificate that is not valid yet", Certificate.NOT_YET_VALID),
        EXPIRING_CERTIFICATE("shows a certificate that ends in 10 days", Certificate.EXPIRING),
        WRONG_HOST_CERTIFICATE("shows a certificate of another host", Certificate.WRONG_HOST),
        SELF_SIGNED_CERTIFICATE("shows a self-signed certificate", Certificate.SELF_SIGNED);

        private static final Set<Mode> WELL = Set.of(UP, SLOW, WARNING, CLOSE_IDLE, EXPIRING_CERTIFICATE, RATE_LIMITED);

        private final String words;
        private final Certificate certificate;
        private final boolean atHandshake;

        Mode(String words) {
            this.words = words;
            this.certificate = Certificate.GOOD;
            this.atHandshake = false;
        }

        Mode(String words, Certificate certificate) {
            this.words = words;
            this.certificate = certificate;
            this.atHandshake = true;
        }

        String label() {
            return Labels.of(this);
        }

        boolean well() {
            return WELL.contains(this);
        }

        static Mode of(String label) {
            return Labels.find(Mode.values(), label);
        }
    }

    /** Enum constants as the API names them: {@code RATE_LIMITED} is {@code rateLimited}. */
    private static final class Labels {
        static String of(Enum<?> constant) {
            String[] words = constant.name().toLowerCase(Locale.ROOT).split("_");
            return words[0]
                    + Stream.of(words)
                            .skip(1)
                            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                            .collect(Collectors.joining());
        }

        static <E extends Enum<E>> E find(E[] all, String label) {
            return Stream.of(all)
                    .filter(one -> of(one).equals(label))
                    .findFirst()
                    .orElseThrow(() -> {
                        String expected = Stream.of(all).map(Labels::of).collect(Collectors.joining(", "));
                        return new Refused(400, "found mode '" + label + "', expected one of " + expected);
                    });
        }
    }

    /** What is wrong with an upstream or a host just now, and since when. */
    private record Fault(
            Mode mode, long millis, int status, String to, int retryAfter, Instant since, Instant until, String why) {

        static Fault none(String why) {
            return of(Mode.UP, null, why);
        }

        static Fault of(Mode mode, Duration lasting, String why) {
            Instant now = Instant.now();
            return new Fault(mode, 4_000, 503, "", 30, now, lasting == null ? null : now.plus(lasting), why);
        }

        String words() {
            return mode.words.replace("STATUS", Integer.toString(status)).replace("MILLIS", Long.toString(millis))
                    + (why.isEmpty() ? "" : " (" + why + ")");
        }
    }

    /** A place where a fault can be put: a host, or one upstream of several on a host. */
    private static final class Spot {
        private final String name;
        private final ScheduledExecutorService timer;
        private final Runnable changed;
        private volatile Fault fault = Fault.none("");

        Spot(String name, ScheduledExecutorService timer, Runnable changed) {
            this.name = name;
            this.timer = timer;
            this.changed = changed;
        }

        Fault fault() {
            return fault;
        }

        synchronized void set(Fault next) {
            fault = next;
            changed.run();
            Journal.say(name + ": now " + next.words());
            if (next.until() != null) {
                long millis = Duration.between(Instant.now(), next.until()).toMillis();
                timer.schedule(() -> mend(next, "its time is over"), millis, TimeUnit.MILLISECONDS);
            }
        }

        /** Makes it well again, unless something else was put here meanwhile. */
        synchronized void mend(Fault old, String why) {
            if (fault == old) {
                set(Fault.none(why));
            }
        }
    }

    /** How often something was asked. */
    private static final class Tally {
        private static final int KEPT = 100;

        private final LongAdder requests = new LongAdder();
        private final LongAdder connections = new LongAdder();
        private final Deque<Map<String, Object>> recent = new ArrayDeque<>();
        private volatile Runnable first = () -> {};

        void onFirst(Runnable action) {
            first = action;
        }

        void connection() {
            connections.increment();
            wake();
        }

        void request(Request request, Mode mode) {
            requests.increment();
            wake();
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("at", Instant.now());
            line.put("method", request.method());
            line.put("path", request.path());
            line.put("mode", mode.label());
            synchronized (recent) {
                recent.addFirst(line);
                if (recent.size() > KEPT) {
                    recent.removeLast();
                }
            }
        }

        private void wake() {
            Runnable action = first;
            first = () -> {};
            action.run();
        }

        void clear() {
            requests.reset();
            connections.reset();
            synchronized (recent) {
                recent.clear();
            }
        }

        Map<String, Object> view(String id, boolean wholly) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("id", id);
            view.put("requests", requests.sum());
            view.put("connections", connections.sum());
            if (wholly) {
                synchronized (recent) {
                    view.put("recent", List.copyOf(recent));
                }
            }
            return view;
        }
    }

    // ------------------------------------------------------------------------------------------------ upstreams

    /** One upstream: which paths are its own, and what it answers when it is well and when it is not. */
    private static final class Upstream {
        private final String id;
        private final String name;
        private final Host host;
        private final Spot spot;
        private final String path;
        private final Function<Request, Answer> well;
        private final Map<String, Function<Request, Answer>> otherPaths = new LinkedHashMap<>();
        private final Tally tally = new Tally();
        private Answer wrong = Bodies.page(200, "This service is being worked on.");
        private Answer error = Bodies.page(503, "Service unavailable");

        /** @param path its one path, or empty when all paths of the host are its own */
        Upstream(String id, String name, Host host, Spot spot, String path, Function<Request, Answer> well) {
            this.id = id;
            this.name = name;
            this.host = host;
            this.spot = spot;
            this.path = path;
            this.well = well;
        }

        Upstream wrong(Answer answer) {
            wrong = answer;
            return this;
        }

        Upstream error(Answer answer) {
            error = answer;
            return this;
        }

        Upstream also(String otherPath, Function<Request, Answer> answer) {
            otherPaths.put(otherPath, answer);
            return this;
        }

        /** Whether a fault of it is a fault of its host: it is alone there, or nobody can tell it from the others. */
        boolean ownsItsHost() {
            return spot == host.spot;
        }

        boolean owns(String asked) {
            return path.isEmpty() || path.equals(asked) || otherPaths.containsKey(asked);
        }

        boolean isWell() {
            return spot.fault().mode().well() && host.spot.fault().mode().well();
        }

        String url() {
            return host.url() + path;
        }

        void answer(Request request, Wire wire, String elsewhere) throws IOException, InterruptedException {
            Fault own = spot.fault();
            Fault fault = own.mode() == Mode.UP ? host.spot.fault() : own;
            tally.request(request, fault.mode());
            Answer good = otherPaths.getOrDefault(request.path(), well).apply(request);
            switch (fault.mode()) {
                case SLOW -> {
                    Thread.sleep(fault.millis());
                    wire.send(good);
                }
                case HANG -> wire.hang();
                case RESET -> wire.reset();
                case CLOSED -> wire.close();
                case DRIP -> wire.drip(good, false);
                case SLOW_HEADERS -> wire.drip(good, true);
                case ENDLESS -> wire.endless();
                case TRUNCATED -> wire.sendRaw(Bodies.truncated(good));
                case NOT_HTTP -> wire.sendRaw(Bodies.NOT_HTTP);
                case CLOSE_IDLE -> wire.sendThenLeave(good, fault.millis());
                default -> wire.send(broken(request, fault, good, elsewhere));
            }
        }

        private Answer broken(Request request, Fault fault, Answer good, String elsewhere) {
            boolean ownPath = !otherPaths.containsKey(request.path());
            return switch (fault.mode()) {
                case DOWN -> Bodies.GATEWAY_503;
                case ERROR -> error.status(fault.status());
                case WRONG_BODY -> ownPath ? wrong : good;
                case WARNING -> ownPath ? Answer.json(200, Map.of("status", "warn")) : good;
                case GZIP_BOMB -> Bodies.gzipBomb();
                case HUGE_HEADERS -> good.with("X-Padding", "x".repeat(64 * 1024));
                case RATE_LIMITED ->
                    Bodies.message(429, "API rate limit exceeded")
                            .with("Retry-After", Integer.toString(fault.retryAfter()));
                case UNAUTHORIZED -> Bodies.message(401, "Unauthorized").with("WWW-Authenticate", "Bearer");
                case FORBIDDEN -> Bodies.message(403, "You cannot consume this service");
                case REDIRECT -> Answer.empty(302).with("Location", fault.to().isEmpty() ? elsewhere : fault.to());
                case REDIRECT_LOOP -> Answer.empty(302).with("Location", request.path());
                case REDIRECT_NOWHERE -> Answer.empty(302);
                case HTML -> Bodies.page(200, "Welcome.");
                case EMPTY -> Answer.empty(200);
                case NO_CONTENT -> Answer.empty(204);
                case NOT_MODIFIED -> Answer.empty(304);
                case INVALID_UTF8 -> Bodies.INVALID_UTF8;
                case DUPLICATE_KEYS -> Bodies.twice(good, wrong);
                case DEEP_NESTING -> Answer.text(200, Answer.JSON, "[".repeat(20_000) + "]".repeat(20_000));
                default -> good;
            };
        }
    }

    /** One host and port: plain or TLS, with one upstream or several. */
    private static final class Host {
        private final String name;
        private final boolean tls;
        private final boolean doorOnly;
        private final Keys keys;
        private final Listener listener;
        private final Spot spot;
        private final List<Upstream> upstreams = new ArrayList<>();
        private final Supplier<String> elsewhere;
        private final Upstream rest;
        private boolean shut;

        /** @param doorOnly nobody asks it by HTTP, so whatever is wrong with it shows before the TLS handshake */
        Host(
                String name,
                boolean tls,
                boolean doorOnly,
                Keys keys,
                ScheduledExecutorService timer,
                Supplier<String> elsewhere)
                throws IOException {
            this.name = name;
            this.tls = tls;
            this.doorOnly = doorOnly;
            this.keys = keys;
            this.elsewhere = elsewhere;
            listener = new Listener(0, this::enter, this::answer);
            spot = new Spot(name, timer, this::faultChanged);
            rest = new Upstream(name, name, this, spot, "", request -> Bodies.page(404, "There is no such page here."));
        }

        String url() {
            return (tls ? "https://" : "http://") + listener.hostAndPort();
        }

        private void faultChanged() {
            try {
                boolean down = spot.fault().mode() == Mode.DOWN;
                if (down && !shut) {
                    listener.shut();
                } else if (!down && shut) {
                    listener.open();
                }
                shut = down;
            } catch (IOException problem) {
                throw new UncheckedIOException("the door of " + name + " is stuck", problem);
            }
        }

        private Socket enter(Socket raw) throws IOException, InterruptedException {
            upstreams.stream().filter(Upstream::ownsItsHost).forEach(upstream -> upstream.tally.connection());
            Fault fault = spot.fault();
            if (fault.mode() == Mode.TLS_STALL || doorOnly && fault.mode() == Mode.HANG) {
                Wire.hang(raw);
                return null;
            }
            if (doorOnly) {
                switch (fault.mode()) {
                    case RESET -> {
                        Wire.reset(raw);
                        return null;
                    }
                    case CLOSED -> {
                        return null;
                    }
                    case SLOW -> Thread.sleep(fault.millis());
                    default -> {
                        // the others show in the certificate or in the answer
                    }
                }
            }
            return tls ? keys.handshake(raw, fault.mode().certificate) : raw;
        }

        private void answer(Request request, Wire wire) throws IOException, InterruptedException {
            Upstream asked = upstreams.stream()
                    .filter(upstream -> upstream.owns(request.path()))
                    .findFirst()
                    .orElse(rest);
            asked.answer(request, wire, elsewhere.get());
        }
    }

    /** All upstreams of the shipped services map, and the sentinels. */
    private static final class Upstreams {
        private static final String MOBILE_FEED = "/mobile/v0/maintenance_windows";

        private final Map<String, Host> hosts = new LinkedHashMap<>();
        private final Map<String, Upstream> byId = new LinkedHashMap<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final Keys keys;
        private final ScheduledExecutorService timer;
        private final AppFeed feed;
        private final PagerDuty pagerDuty;

        Upstreams(Keys keys, ScheduledExecutorService timer, AppFeed feed, PagerDuty pagerDuty) throws IOException {
            this.keys = keys;
            this.timer = timer;
            this.feed = feed;
            this.pagerDuty = pagerDuty;
            addPrivateHosts();
            addLighthouse();
            addPublicHosts();
            addDoors();
            for (String number : List.of("1", "2", "3")) {
                Host host = host("outside" + number, false, false, "OUTSIDE_URL_" + number, "/");
                alone(host, "outside" + number, "Sentinel " + number, request -> Answer.empty(204));
            }
            byId.values().stream().filter(upstream -> !sentinel(upstream)).forEach(this::addPagerDutyServices);
        }

        static boolean sentinel(Upstream upstream) {
            return upstream.id.startsWith("outside");
        }

        void open() throws IOException {
            for (Host host : hosts.values()) {
                host.listener.open();
            }
        }

        Map<String, String> environment() {
            return environment;
        }

        Collection<Upstream> all() {
            return byId.values();
        }

        Collection<Host> hosts() {
            return hosts.values();
        }

        Upstream byId(String id) {
            return Optional.ofNullable(byId.get(id))
                    .orElseThrow(() -> new Refused(
                            404, "found upstream '" + id + "', expected one of " + String.join(", ", byId.keySet())));
        }

        Host hostByName(String name) {
            return Optional.ofNullable(hosts.get(name))
                    .orElseThrow(() -> new Refused(
                            404, "found host '" + name + "', expected one of " + String.join(", ", hosts.keySet())));
        }

        private void addPrivateHosts() throws IOException {
            Host bgs = host("bgs", false, false, "BGS_URL", "");
            alone(bgs, "bgs", "BGS", Bodies::wsdlOrNothing).error(Bodies.page(503, "BGS is unavailable"));
            Host mpi = host("mpi", false, false, "MPI_URL", "/psim_webservice/IdMWebService");
            alone(mpi, "mpi", "MPI", Bodies::wsdlOrNothing);
            Host vbms = host("vbms", false, false, "VBMS_URL", "/");
            alone(vbms, "vbms", "VBMS", request -> Bodies.page(200, "Veterans Benefits Management System"));
            Host caseflow = host("caseflow", true, false, "CASEFLOW_URL", "");
            alone(caseflow, "caseflow", "Caseflow", only("/health-check", Bodies.caseflow(true)))
                    .wrong(Bodies.caseflow(false));
            Host travelPay = host("travel-pay", false, false, "TRAVEL_PAY_URL", "");
            alone(travelPay, "travel_pay", "Travel Pay", Bodies::travelPay);
            Host eoas = host("eoas", false, false, "EOAS_URL", "");
            alone(eoas, "eoas", "EOAS", Bodies::wsdlOrNothing);
        }

        private void addLighthouse() throws IOException {
            Host api = host("api.va.gov", false, false, "LIGHTHOUSE_URL", "");
            environment.put("VETS_API_URL", api.url());
            environment.put("WATCH_APP_FEED", api.url() + MOBILE_FEED);
            shared(
                            api,
                            "lighthouse_benefits_claims",
                            "Lighthouse Benefits Claims",
                            "/services/claims/v2/healthcheck",
                            always(Bodies.okComputer(true)))
                    .wrong(Bodies.okComputer(false))
                    .error(Bodies.okComputer(false).status(500))
                    .also("/services/claims/v2/upstream_healthcheck", request -> claimsEvidence());
            health(api, "lighthouse_direct_deposit", "Lighthouse Direct Deposit", "direct-deposit-management/v1");
            health(api, "lighthouse_vshe", "Lighthouse VSHE", "veteran_verification/v2");
            health(api, "lighthouse_letters_generator", "Lighthouse Letters", "va-letter-generator/v1");
            health(api, "lighthouse_benefits_documents", "Lighthouse Documents", "benefits-documents/v1");
            Answer capabilities = Bodies.capabilities();
            shared(
                            api,
                            "lighthouse_veterans_health",
                            "Lighthouse Veterans Health",
                            "/services/fhir/v0/r4/metadata",
                            always(capabilities))
                    .wrong(Bodies.OPERATION_OUTCOME);
            shared(
                    api,
                    "lighthouse_facilities",
                    "Lighthouse Facilities",
                    "/services/va_facilities/v1/facilities",
                    Bodies::facilities);
            shared(api, "vets_api", "VA mobile back end", MOBILE_FEED, feed::mobile)
                    .error(Bodies.VETS_API_500)
                    .also("/v0/maintenance_windows", feed::vaGov)
                    .also("/v0/backend_statuses", request -> backendStatuses());
            shared(api, "sign_in", "Sign-in Service", "/sign_in/openid_connect/certs", always(Bodies.jwks()))
                    .error(Bodies.VETS_API_500);
            api.rest.also("/services/appeals/v1/upstream_healthcheck", request -> appealsEvidence());
        }

        private void addPublicHosts() throws IOException {
            Host arcgis = host("gis.va.gov", false, false, "ARCGIS_URL", "");
            alone(arcgis, "arcgis", "ArcGIS", Bodies::arcgis).wrong(Bodies.ARCGIS_ERROR);
            Host idMe = host("api.id.me", false, false, "IDME_URL", "");
            alone(idMe, "id_me", "ID.me", only("/oidc/.well-known/openid-configuration", Bodies.idMe()));
            Host loginGov = host("secure.login.gov", false, false, "LOGIN_GOV_URL", "");
            alone(loginGov, "login_gov", "Login.gov", only("/api/health", Bodies.loginGov(true)))
                    .wrong(Bodies.loginGov(false))
                    .error(Bodies.loginGov(false).status(500));
        }

        private void addDoors() throws IOException {
            door("veteran.apps.va.gov", "VAOS_HOST", "vaos", "VAOS", "ccra", "CCRA");
            door(
                    "mhv",
                    "MHV_HOST",
                    "mhv_platform",
                    "MHV Platform",
                    "mhv_sm",
                    "MHV Messages",
                    "mhv_meds",
                    "MHV Medications");
            door(
                    "va-profile",
                    "VAPRO_HOST",
                    "vapro_military_info",
                    "VA Profile Military Information",
                    "vapro_personal_info",
                    "VA Profile Personal Information",
                    "vapro_contact_info",
                    "VA Profile Contact Information");
            door("dmc", "DMC_HOST", "dmc", "DMC");
            door("vbs", "VBS_HOST", "vbs", "VBS");
            door("vetext", "VETEXT_HOST", "vetext", "VEText");
        }

        private Host host(String name, boolean tls, boolean doorOnly, String variable, String suffix)
                throws IOException {
            Supplier<String> elsewhere = () -> hosts.get("outside1").url() + "/";
            Host host = new Host(name, tls, doorOnly, keys, timer, elsewhere);
            hosts.put(name, host);
            environment.put(variable, doorOnly ? host.listener.hostAndPort() : host.url() + suffix);
            return host;
        }

        private Upstream alone(Host host, String id, String name, Function<Request, Answer> well) {
            return add(new Upstream(id, name, host, host.spot, "", well));
        }

        private Upstream shared(Host host, String id, String name, String path, Function<Request, Answer> well) {
            Spot spot = new Spot(id, timer, () -> {});
            Upstream upstream = new Upstream(id, name, host, spot, path, well);
            return add(upstream.error(Bodies.message(503, "The upstream server is currently unavailable")));
        }

        private void health(Host host, String id, String name, String api) {
            shared(host, id, name, "/services/" + api + "/healthcheck", always(Bodies.health("pass")))
                    .wrong(Bodies.health("fail"))
                    .error(Bodies.health("fail").status(503));
        }

        private void door(String hostName, String variable, String... idsAndNames) throws IOException {
            Host host = host(hostName, true, true, variable, "");
            Answer welcome = Bodies.page(200, "U.S. Department of Veterans Affairs");
            for (int i = 0; i < idsAndNames.length; i += 2) {
                alone(host, idsAndNames[i], idsAndNames[i + 1], always(welcome));
            }
        }

        private Upstream add(Upstream upstream) {
            upstream.host.upstreams.add(upstream);
            byId.put(upstream.id, upstream);
            return upstream;
        }

        private void addPagerDutyServices(Upstream upstream) {
            String prefix = "PAGERDUTY_" + upstream.id.toUpperCase(Locale.ROOT);
            environment.put(prefix + "_SHARED", pagerDuty.add("External: ", upstream));
            environment.put(prefix + "_MOBILE", pagerDuty.add("Mobile: ", upstream));
        }

        private static Function<Request, Answer> always(Answer answer) {
            return request -> answer;
        }

        private static Function<Request, Answer> only(String path, Answer answer) {
            return request -> request.path().equals(path) ? answer : Bodies.page(404, "There is no such page here.");
        }

        private boolean well(String id) {
            return byId.get(id).isWell();
        }

        /** What the claims API tells of its own upstreams, one entry each; 500 when any of them is not well. */
        private Answer claimsEvidence() {
            Map<String, Object> entries = new LinkedHashMap<>();
            entries.put("mpi", Bodies.evidence("MPI", well("mpi")));
            entries.put("pdf-generator", Bodies.evidence("PDF Generator", true));
            for (String service : List.of(
                    "Claimant",
                    "Person",
                    "Org",
                    "EbenefitsBnftClaimStatus",
                    "IntentToFile",
                    "TrackedItem",
                    "VetRecord")) {
                String bean = service + "WebServiceBean/" + service + "WebService";
                entries.put(
                        "localbgs-" + service.toLowerCase(Locale.ROOT),
                        Bodies.evidence("Faraday BGS " + bean, well("bgs")));
            }
            entries.put(
                    "benefits-documents", Bodies.evidence("Benefits Documents", well("lighthouse_benefits_documents")));
            return Answer.json(
                    well("mpi") && well("bgs") && well("lighthouse_benefits_documents") ? 200 : 500, entries);
        }

        private Answer appealsEvidence() {
            String status = well("caseflow") ? "UP" : "DOWN";
            Map<String, Object> caseflow = new LinkedHashMap<>();
            caseflow.put("description", "Caseflow");
            caseflow.put("status", status);
            caseflow.put("details", Json.of("name", "Caseflow", "upstreamService", "Caseflow", "time", Instant.now()));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("status", status);
            answer.put("time", Instant.now());
            answer.put("details", Json.of("name", "All upstream services", "upstreamServices", List.of(caseflow)));
            return Answer.json(well("caseflow") ? 200 : 503, answer);
        }

        private Answer backendStatuses() {
            List<Object> statuses = new ArrayList<>();
            for (Upstream upstream : byId.values()) {
                if (!sentinel(upstream)) {
                    Map<String, Object> status = new LinkedHashMap<>();
                    status.put("service", upstream.name);
                    status.put("service_id", upstream.id);
                    status.put("status", status(upstream));
                    status.put(
                            "last_incident_timestamp",
                            upstream.isWell() ? null : upstream.spot.fault().since());
                    statuses.add(status);
                }
            }
            Map<String, Object> attributes = new LinkedHashMap<>();
            attributes.put("reported_at", Instant.now());
            attributes.put("statuses", statuses);
            attributes.put("maintenance_windows", List.of());
            return Answer.json(
                    200, Json.of("data", Json.of("id", "", "type", "backend_statuses", "attributes", attributes)));
        }

        private String status(Upstream upstream) {
            return pagerDuty.inMaintenance(upstream.id) ? "maintenance" : upstream.isWell() ? "active" : "critical";
        }
    }

    /** The bodies, after what the real ones are known to send. */
    private static final class Bodies {
        static final byte[] NOT_HTTP = "SSH-2.0-OpenSSH_9.9\r\n".getBytes(StandardCharsets.ISO_8859_1);
        static final Answer GATEWAY_503 = message(503, "failure to get a peer from the ring-balancer");
        static final Answer INVALID_UTF8 = new Answer(
                200,
                Answer.JSON,
                new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '"', (byte) 0xFF, '"', '}'},
                Map.of());
        static final Answer VETS_API_500 = Answer.json(
                500,
                Json.of(
                        "errors",
                        List.of(Json.of(
                                "title",
                                "Internal server error",
                                "detail",
                                "Internal server error",
                                "code",
                                "500",
                                "status",
                                "500"))));
        static final Answer OPERATION_OUTCOME = Answer.json(
                200,
                Json.of(
                        "resourceType",
                        "OperationOutcome",
                        "issue",
                        List.of(Json.of("severity", "error", "code", "exception", "diagnostics", "Not available"))));
        static final Answer ARCGIS_ERROR = Answer.json(
                200, Json.of("error", Json.of("code", 500, "message", "Site is not healthy", "details", List.of())));

        static Answer page(int status, String text) {
            return Answer.html(
                    status,
                    "<!DOCTYPE html>\n<html lang=\"en\"><head><title>VA</title></head><body><h1>" + text
                            + "</h1></body></html>\n");
        }

        static Answer message(int status, String text) {
            return Answer.json(status, Json.of("message", text));
        }

        static Answer wsdlOrNothing(Request request) {
            boolean wsdl = request.query().keySet().stream().anyMatch("wsdl"::equalsIgnoreCase);
            String service = request.path().substring(request.path().lastIndexOf('/') + 1);
            return wsdl && !service.isEmpty() ? wsdl(service) : page(404, "There is no such page here.");
        }

        private static Answer wsdl(String path) {
            String service = path.replaceAll("[^A-Za-z0-9]", "");
            return Answer.xml("""
                <?xml version="1.0" encoding="UTF-8"?>
                <wsdl:definitions name="SERVICE" targetNamespace="http://services.vetsnet.vba.va.gov/"
                    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
                    xmlns:tns="http://services.vetsnet.vba.va.gov/" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
                  <wsdl:types>
                    <xsd:schema targetNamespace="http://services.vetsnet.vba.va.gov/">
                      <xsd:element name="find" type="xsd:string"/>
                      <xsd:element name="findResponse" type="xsd:string"/>
                    </xsd:schema>
                  </wsdl:types>
                  <wsdl:message name="find"><wsdl:part element="tns:find" name="parameters"/></wsdl:message>
                  <wsdl:message name="findResponse">
                        <wsdl:part element="tns:findResponse" name="parameters"/>
                      </wsdl:message>
                  <wsdl:portType name="SERVICE">
                    <wsdl:operation name="find">
                      <wsdl:input message="tns:find"/>
                      <wsdl:output message="tns:findResponse"/>
                    </wsdl:operation>
                  </wsdl:portType>
                  <wsdl:binding name="SERVICEPortBinding" type="tns:SERVICE">
                    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
                    <wsdl:operation name="find">
                      <soap:operation soapAction=""/>
                      <wsdl:input><soap:body use="literal"/></wsdl:input>
                      <wsdl:output><soap:body use="literal"/></wsdl:output>
                    </wsdl:operation>
                  </wsdl:binding>
                  <wsdl:service name="SERVICE">
                    <wsdl:port binding="tns:SERVICEPortBinding" name="SERVICEPort">
                      <soap:address location="PATH"/>
                    </wsdl:port>
                  </wsdl:service>
                </wsdl:definitions>
                """.replace("SERVICE", service).replace("PATH", service));
        }

        static Answer caseflow(boolean healthy) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("healthy", healthy);
            body.put("commit", "c5d8b1d7a3f0e2b94c61");
            body.put("date", "2026-01-15 16:20:11 UTC");
            return Answer.json(200, body);
        }

        static Answer okComputer(boolean success) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("message", success ? "Application is running" : "Application is not running");
            body.put("success", success);
            body.put("time", 0.0000125);
            return Answer.json(200, Json.of("default", body));
        }

        static Map<String, Object> evidence(String name, boolean success) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("message", name + (success ? " is running" : " is unavailable"));
            body.put("success", success);
            body.put("time", success ? 0.031 : 0.5);
            return body;
        }

        static Answer health(String status) {
            return Answer.text(200, "application/health+json; charset=utf-8", Json.write(Json.of("status", status)));
        }

        static Answer travelPay(Request request) {
            if (request.header("ocp-apim-subscription-key").isEmpty()) {
                return apiManagement(
                        "Access denied due to missing subscription key. Make sure to include subscription key"
                                + " when making requests to an API.");
            }
            if (!request.header("authorization").matches("Bearer .+")) {
                return apiManagement("Unauthorized. Access token is missing or invalid.");
            }
            return only("/api/v1/Sample/ping", request, Answer.json(200, Json.of("data", "Pong")));
        }

        private static Answer apiManagement(String message) {
            return Answer.json(401, Json.of("statusCode", 401, "message", message))
                    .with("WWW-Authenticate", "AzureApiManagementKey");
        }

        private static Answer only(String path, Request request, Answer answer) {
            return request.path().equals(path) ? answer : page(404, "There is no such page here.");
        }

        static Answer arcgis(Request request) {
            Answer answer = request.query("f", "html").equals("json")
                    ? Answer.json(200, Json.of("success", true))
                    : page(200, "Site is ready");
            return only("/server/rest/info/healthcheck", request, answer);
        }

        static Answer facilities(Request request) {
            if (request.header("apikey").isEmpty()) {
                return message(401, "No API key found in request").with("WWW-Authenticate", "Key realm=\"kong\"");
            }
            Map<String, Object> attributes = new LinkedHashMap<>();
            attributes.put("name", "Jesse Brown Department of Veterans Affairs Medical Center");
            attributes.put("facilityType", "va_health_facility");
            attributes.put("classification", "VA Medical Center (VAMC)");
            attributes.put("lat", 41.87015);
            attributes.put("long", -87.67716);
            attributes.put("timeZone", "America/Chicago");
            attributes.put(
                    "address",
                    Json.of(
                            "physical",
                            Json.of(
                                    "zip",
                                    "60612-3728",
                                    "city",
                                    "Chicago",
                                    "state",
                                    "IL",
                                    "address1",
                                    "820 South Damen Avenue")));
            attributes.put("operatingStatus", Json.of("code", "NORMAL"));
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("data", List.of(Json.of("id", "vha_537", "type", "va_facilities", "attributes", attributes)));
            body.put(
                    "meta",
                    Json.of("pagination", Json.of("currentPage", 1, "perPage", 1, "totalPages", 1, "totalEntries", 1)));
            return Answer.json(200, body);
        }

        /** Some 200 KB, as FHIR servers send it. */
        static Answer capabilities() {
            List<Object> resources = new ArrayList<>();
            for (String type : ("AllergyIntolerance Appointment Binary Condition Coverage Device DiagnosticReport"
                            + " DocumentReference Encounter Endpoint ExplanationOfBenefit Immunization Location Medication"
                            + " MedicationDispense MedicationRequest MedicationStatement Observation Organization Patient"
                            + " Practitioner PractitionerRole Procedure Provenance Questionnaire QuestionnaireResponse Schedule"
                            + " ServiceRequest Slot Specimen")
                    .split(" ")) {
                resources.add(resource(type));
            }
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("resourceType", "CapabilityStatement");
            body.put("id", "veterans-health-capability-statement");
            body.put("status", "active");
            body.put("date", "2026-01-15T00:00:00Z");
            body.put("publisher", "Department of Veterans Affairs");
            body.put("kind", "instance");
            body.put("fhirVersion", "4.0.1");
            body.put("format", List.of("application/fhir+json"));
            body.put("rest", List.of(Json.of("mode", "server", "resource", resources)));
            return Answer.text(200, "application/fhir+json; charset=utf-8", Json.write(body));
        }

        private static Map<String, Object> resource(String type) {
            List<Object> parameters = new ArrayList<>();
            for (String name :
                    ("_id identifier patient category code date status clinical-status performer encounter subject"
                                    + " based-on authored intent onset recorder type specialty location organization period issued"
                                    + " _lastUpdated _sort")
                            .split(" ")) {
                Map<String, Object> parameter = new LinkedHashMap<>();
                parameter.put("name", name);
                parameter.put("definition", "http://hl7.org/fhir/SearchParameter/" + type + "-" + name);
                parameter.put("type", name.contains("date") ? "date" : "token");
                parameter.put(
                        "documentation",
                        "Search for " + type + " resources by " + name
                                + "; several values are separated by commas, and a modifier may follow the name.");
                parameters.add(parameter);
            }
            Map<String, Object> resource = new LinkedHashMap<>();
            resource.put("type", type);
            resource.put(
                    "profile",
                    "http://hl7.org/fhir/us/core/StructureDefinition/us-core-" + type.toLowerCase(Locale.ROOT));
            resource.put("interaction", List.of(Json.of("code", "read"), Json.of("code", "search-type")));
            resource.put("searchParam", parameters);
            return resource;
        }

        static Answer jwks() {
            byte[] modulus = new byte[256];
            new Random(1).nextBytes(modulus);
            Map<String, Object> key = new LinkedHashMap<>();
            key.put("kty", "RSA");
            key.put("n", Base64.getUrlEncoder().withoutPadding().encodeToString(modulus));
            key.put("e", "AQAB");
            key.put("kid", "simulated-sign-in-key");
            key.put("use", "sig");
            key.put("alg", "RS256");
            return Answer.json(200, Json.of("keys", List.of(key)));
        }

        static Answer idMe() {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("issuer", "https://api.id.me/oidc");
            body.put("authorization_endpoint", "https://api.id.me/oauth/authorize");
            body.put("token_endpoint", "https://api.id.me/oauth/token");
            body.put("userinfo_endpoint", "https://api.id.me/api/public/v3/userinfo");
            body.put("jwks_uri", "https://api.id.me/oidc/.well-known/jwks");
            body.put("response_types_supported", List.of("code"));
            body.put("subject_types_supported", List.of("pairwise"));
            body.put("id_token_signing_alg_values_supported", List.of("RS256"));
            return Answer.json(200, body);
        }

        static Answer loginGov(boolean healthy) {
            Map<String, Object> statuses = new LinkedHashMap<>();
            for (String part : List.of("database", "account_reset", "outbound_connections")) {
                statuses.put(part, Json.of("healthy", healthy, "result", healthy ? "ok" : "failed"));
            }
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("healthy", healthy);
            body.put("statuses", statuses);
            return Answer.json(200, body);
        }

        /** Every member first as it is when well, then as it is when not. */
        static Answer twice(Answer good, Answer wrong) {
            Object first = Json.readObject(good.body()).orElse(new LinkedHashMap<>(Json.of("status", "UP")));
            Object second = Json.readObject(wrong.body()).orElse(new LinkedHashMap<>(Json.of("status", "DOWN")));
            String one = Json.write(first);
            return Answer.text(
                    200,
                    Answer.JSON,
                    one.substring(0, one.length() - 1) + ","
                            + Json.write(second).substring(1));
        }

        static byte[] truncated(Answer answer) {
            byte[] head = answer.with("Content-Length", Integer.toString(answer.body().length + 100))
                    .head(true);
            return Wire.joined(head, answer.body());
        }

        static Answer gzipBomb() {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(packed)) {
                byte[] zeros = new byte[1024 * 1024];
                for (int i = 0; i < 128; i++) {
                    gzip.write(zeros);
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return new Answer(200, Answer.JSON, packed.toByteArray(), Map.of("Content-Encoding", "gzip"));
        }
    }

    // ------------------------------------------------------------------------------------------------ Slack and
    // PagerDuty

    /** How Slack or PagerDuty treats its callers just now, for {@code times} calls; 0 is for ever. */
    private static final class Mood<M extends Enum<M>> {
        private final M well;
        private final M[] all;
        private Set<String> only = Set.of();
        private M mode;
        private long times;
        private long millis;
        private Integer retryAfter;
        private String error = "";

        Mood(M well, M[] all) {
            this.well = well;
            this.all = all;
            this.mode = well;
        }

        synchronized void set(Fields fields) {
            M wanted = Labels.find(all, fields.text("mode", null));
            long count = fields.number("times", 0, 0, 1_000_000);
            long delay = fields.number("millis", 4_000, 0, 600_000);
            long after = fields.number("retryAfter", -1, -1, 86_400);
            String word = fields.text("error", "");
            only = Set.copyOf(fields.texts("only"));
            mode = wanted;
            times = count;
            millis = delay;
            retryAfter = after < 0 ? null : (int) after;
            error = word;
        }

        synchronized void clear() {
            mode = well;
            only = Set.of();
        }

        /** How to treat this call, which is one of the given kinds; counts it. */
        synchronized Turn<M> take(String... kinds) {
            boolean meant = only.isEmpty() || Stream.of(kinds).anyMatch(only::contains);
            Turn<M> turn = new Turn<>(meant ? mode : well, millis, retryAfter, error);
            if (meant && times > 0 && --times == 0) {
                mode = well;
            }
            return turn;
        }

        synchronized Map<String, Object> view() {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("mode", Labels.of(mode));
            view.put("times", times == 0 ? null : times);
            view.put("only", List.copyOf(only));
            return view;
        }
    }

    /** How one call is treated. */
    private record Turn<M>(M mode, long millis, Integer retryAfter, String error) {
        String error(String fallback) {
            return error.isEmpty() ? fallback : error;
        }
    }

    /** How Slack can fail. */
    private enum SlackMode {
        UP,
        DOWN,
        RATE_LIMITED,
        NO_SERVICE,
        ARCHIVED,
        FORBIDDEN,
        OK_FALSE,
        INVALID_PAYLOAD,
        SLOW,
        HANG,
        RESET,
        LOST
    }

    /** Slack's incoming webhooks and what a bot needs of its Web API; keeps what it was sent, in order of arrival. */
    private static final class Slack {
        private static final int KEPT = 10_000;
        private static final Map<String, String> WEBHOOKS = Map.of(
                "alerts", "va-mobile-app-alerts", "team", "va-mobile-app", "oncall", "oncall", "drill", "watch-drills");
        private static final List<String> CHANNELS = List.of(
                "va-mobile-app-alerts",
                "va-mobile-app",
                "oncall",
                "watch-drills",
                "vfs-platform-support",
                "identity-support");

        /** Something that Slack accepted. */
        private record Message(
                long number,
                Instant at,
                String channel,
                String via,
                String path,
                String ts,
                Map<String, Object> payload) {

            String text() {
                return payload.get("text") instanceof String text ? text : "";
            }

            boolean inThread(String root) {
                return ts.equals(root) || root.equals(payload.get("thread_ts"));
            }

            Map<String, Object> view() {
                Map<String, Object> view = new LinkedHashMap<>();
                view.put("number", number);
                view.put("at", at);
                view.put("channel", "#" + channel);
                view.put("via", via);
                view.put("path", path);
                view.put("ts", ts);
                view.put("threadTs", payload.get("thread_ts"));
                view.put("text", text());
                view.put("payload", payload);
                return view;
            }

            Map<String, Object> asSlackShowsIt() {
                Map<String, Object> message = new LinkedHashMap<>(payload);
                message.remove("channel");
                message.put("type", "message");
                message.put("user", "U0WATCH01");
                message.put("bot_id", "B0WATCH01");
                message.put("ts", ts);
                return message;
            }
        }

        private final Mood<SlackMode> mood = new Mood<>(SlackMode.UP, SlackMode.values());
        private final Deque<Message> log = new ArrayDeque<>();
        private final Map<String, Message> posted = new LinkedHashMap<>();
        private final List<Object> views = new ArrayList<>();
        private long numbers;
        private long refused;

        static Map<String, String> environment(String url) {
            Map<String, String> names = new LinkedHashMap<>();
            names.put("WATCH_SLACK_URL", url + "/api");
            for (String name : List.of("alerts", "team", "oncall", "drill")) {
                names.put("WATCH_SLACK_" + name.toUpperCase(Locale.ROOT) + "_WEBHOOK", url + "/webhook/" + name);
            }
            return names;
        }

        void answer(Request request, Wire wire) throws IOException, InterruptedException {
            String name = request.path().substring(request.path().lastIndexOf('/') + 1);
            boolean webhook = request.path().startsWith("/slack/webhook/");
            Turn<SlackMode> turn = mood.take(name);
            switch (turn.mode()) {
                case LOST -> {
                    accept(request, webhook, name);
                    wire.close();
                }
                case HANG -> wire.hang();
                case RESET -> wire.reset();
                case SLOW -> {
                    Thread.sleep(turn.millis());
                    wire.send(accept(request, webhook, name));
                }
                case UP -> wire.send(accept(request, webhook, name));
                default -> {
                    refuse();
                    wire.send(webhook ? webhookFailure(turn) : apiFailure(turn));
                }
            }
        }

        private synchronized void refuse() {
            refused++;
        }

        private static Answer webhookFailure(Turn<SlackMode> turn) {
            return switch (turn.mode()) {
                case DOWN -> plain(503, turn.error("Service Unavailable"));
                case RATE_LIMITED -> limited(plain(429, "rate_limited"), turn);
                case NO_SERVICE -> plain(404, turn.error("no_service"));
                case ARCHIVED -> plain(410, "channel_is_archived");
                case FORBIDDEN -> plain(403, turn.error("action_prohibited"));
                case INVALID_PAYLOAD -> plain(400, turn.error("invalid_payload"));
                default -> failure(turn.error("internal_error"));
            };
        }

        private static Answer apiFailure(Turn<SlackMode> turn) {
            return switch (turn.mode()) {
                case DOWN -> plain(503, turn.error("Service Unavailable"));
                case RATE_LIMITED -> limited(failure("ratelimited").status(429), turn);
                case NO_SERVICE -> failure(turn.error("channel_not_found"));
                case ARCHIVED -> failure("is_archived");
                case FORBIDDEN -> failure(turn.error("not_in_channel"));
                case INVALID_PAYLOAD -> failure(turn.error("invalid_blocks"));
                default -> failure(turn.error("internal_error"));
            };
        }

        private static Answer limited(Answer answer, Turn<SlackMode> turn) {
            return answer.with("Retry-After", Integer.toString(Objects.requireNonNullElse(turn.retryAfter(), 30)));
        }

        private static Answer plain(int status, String text) {
            return Answer.text(status, "text/plain; charset=utf-8", text);
        }

        private static Answer failure(String error) {
            return Answer.json(200, Json.of("ok", false, "error", error));
        }

        private Answer accept(Request request, boolean webhook, String name) {
            Answer answer = webhook ? receive(request, name) : call(request, name);
            if (answer.status() != 200) {
                refuse();
            }
            return answer;
        }

        private Answer receive(Request request, String name) {
            if (!WEBHOOKS.containsKey(name)) {
                return plain(404, "no_service");
            }
            Optional<Map<String, Object>> payload = payload(request);
            if (!request.method().equals("POST") || payload.isEmpty()) {
                return plain(400, "invalid_payload");
            }
            Optional<String> problem = problem(payload.get());
            if (problem.isPresent()) {
                return plain(400, problem.get());
            }
            keep(WEBHOOKS.get(name), "webhook", request.path(), payload.get(), null);
            return plain(200, "ok");
        }

        private Answer call(Request request, String method) {
            if (!request.path().equals("/slack/api/" + method)) {
                return plain(
                        404, "found " + request.path() + ", expected /slack/webhook/{name} or /slack/api/{method}");
            }
            if (!request.header("authorization").matches("Bearer \\S+")) {
                return failure("not_authed");
            }
            Map<String, Object> arguments = arguments(request);
            return switch (method) {
                case "auth.test" ->
                    Answer.json(
                            200,
                            Json.of(
                                    "ok",
                                    true,
                                    "url",
                                    "https://dsva.slack.com/",
                                    "team",
                                    "OCTO",
                                    "user",
                                    "upstream-watch",
                                    "team_id",
                                    "T0WATCH01",
                                    "user_id",
                                    "U0WATCH01",
                                    "bot_id",
                                    "B0WATCH01"));
                case "chat.postMessage" -> write(method, request.path(), arguments, null);
                case "chat.update" -> write(method, request.path(), arguments, text(arguments, "ts"));
                case "views.open" -> open(arguments);
                case "conversations.history" -> read(arguments, message -> !message.payload.containsKey("thread_ts"));
                case "conversations.replies" -> read(arguments, message -> message.inThread(text(arguments, "ts")));
                default -> failure("unknown_method");
            };
        }

        /** A dialog, as somebody would see it; what they would enter is up to a test, which signs it like Slack. */
        private synchronized Answer open(Map<String, Object> arguments) {
            if (text(arguments, "trigger_id").isEmpty()) {
                return failure("invalid_trigger_id");
            }
            if (!(arguments.get("view") instanceof Map<?, ?>)) {
                return failure("invalid_arguments");
            }
            views.add(arguments.get("view"));
            return Answer.json(200, Json.of("ok", true));
        }

        /** Somebody deletes a message. */
        synchronized boolean delete(String ts) {
            return posted.remove(ts) != null;
        }

        private synchronized Answer write(String method, String path, Map<String, Object> payload, String updated) {
            Optional<String> channel = channel(text(payload, "channel"));
            if (channel.isEmpty()) {
                return failure("channel_not_found");
            }
            if (updated != null && !posted.containsKey(updated)) {
                return failure("message_not_found");
            }
            String root = text(payload, "thread_ts");
            if (!root.isEmpty() && !posted.containsKey(root)) {
                return failure("thread_not_found");
            }
            Optional<String> problem = problem(payload);
            if (problem.isPresent()) {
                return failure(problem.get());
            }
            Message message = keep(channel.get(), method, path, payload, updated);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("ok", true);
            answer.put("channel", channelId(channel.get()));
            answer.put("ts", message.ts());
            answer.put("message", message.asSlackShowsIt());
            return Answer.json(200, answer);
        }

        private synchronized Answer read(Map<String, Object> arguments, Predicate<Message> wanted) {
            Optional<String> channel = channel(text(arguments, "channel"));
            if (channel.isEmpty()) {
                return failure("channel_not_found");
            }
            BigDecimal oldest = decimal(text(arguments, "oldest"), BigDecimal.ZERO);
            BigDecimal latest = decimal(text(arguments, "latest"), new BigDecimal("1e12"));
            List<Object> messages = posted.values().stream()
                    .filter(message -> message.channel().equals(channel.get()))
                    .filter(wanted)
                    .filter(message -> new BigDecimal(message.ts()).compareTo(oldest) >= 0)
                    .filter(message -> new BigDecimal(message.ts()).compareTo(latest) <= 0)
                    .map(message -> (Object) message.asSlackShowsIt())
                    .toList();
            boolean newestFirst = !arguments.containsKey("ts");
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("ok", true);
            answer.put("messages", newestFirst ? messages.reversed() : messages);
            answer.put("has_more", false);
            answer.put("response_metadata", Json.of("next_cursor", ""));
            return Answer.json(200, answer);
        }

        private static BigDecimal decimal(String text, BigDecimal fallback) {
            return text.matches("[0-9]{1,12}(\\.[0-9]{1,6})?") ? new BigDecimal(text) : fallback;
        }

        private static String text(Map<String, Object> arguments, String name) {
            return arguments.get(name) == null ? "" : arguments.get(name).toString();
        }

        private static Optional<String> channel(String nameOrId) {
            String name = nameOrId.startsWith("#") ? nameOrId.substring(1) : nameOrId;
            return CHANNELS.stream()
                    .filter(channel ->
                            channel.equals(name) || channelId(channel).equals(name))
                    .findFirst();
        }

        private static String channelId(String channel) {
            return "C0" + Ids.base36(channel, 7);
        }

        private static Optional<Map<String, Object>> payload(Request request) {
            boolean form = request.header("content-type").startsWith("application/x-www-form-urlencoded");
            return Json.readObject(
                    form ? text(arguments(request), "payload").getBytes(StandardCharsets.UTF_8) : request.body());
        }

        private static Map<String, Object> arguments(Request request) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            request.query().forEach((name, values) -> arguments.put(name, values.getFirst()));
            if (request.header("content-type").startsWith("application/json")) {
                Json.readObject(request.body()).ifPresent(arguments::putAll);
            } else {
                Request.fields(new String(request.body(), StandardCharsets.UTF_8))
                        .forEach((name, values) -> arguments.put(name, values.getFirst()));
            }
            return arguments;
        }

        /** What Slack would not take: no text, or more than its sizes allow. */
        private static Optional<String> problem(Map<String, Object> payload) {
            if (!(payload.get("text") instanceof String text) || text.isBlank()) {
                return Optional.of("no_text");
            }
            if (text.length() > 40_000) {
                return Optional.of("msg_too_long");
            }
            Object blocks = payload.get("blocks");
            if (blocks != null && (Json.list(blocks).size() > 50 || tooLong(blocks, ""))) {
                return Optional.of("invalid_blocks");
            }
            return Optional.empty();
        }

        private static boolean tooLong(Object value, String type) {
            return switch (value) {
                case Map<?, ?> map -> {
                    String inner = map.get("type") instanceof String name && !name.endsWith("text") ? name : type;
                    yield map.entrySet().stream()
                            .anyMatch(entry -> entry.getValue() instanceof String text
                                    ? text.length()
                                            > longest(inner, entry.getKey().toString())
                                    : tooLong(entry.getValue(), inner));
                }
                case List<?> list -> list.stream().anyMatch(member -> tooLong(member, type));
                case null, default -> false;
            };
        }

        private static int longest(String type, String field) {
            return switch (field) {
                case "text" -> type.equals("header") ? 150 : type.equals("button") ? 75 : 3_000;
                case "value" -> 2_000;
                case "action_id", "block_id" -> 255;
                default -> 3_000;
            };
        }

        private synchronized Message keep(
                String channel, String via, String path, Map<String, Object> payload, String updated) {
            Instant now = Instant.now();
            numbers++;
            String ts = updated != null ? updated : now.getEpochSecond() + ".%06d".formatted(numbers % 1_000_000);
            Message message = new Message(numbers, now, channel, via, path, ts, payload);
            log.add(message);
            if (log.size() > KEPT) {
                log.remove();
            }
            if (updated != null) {
                Map<String, Object> changed =
                        new LinkedHashMap<>(posted.get(updated).payload());
                changed.putAll(payload);
                changed.remove("ts");
                posted.put(updated, new Message(numbers, now, channel, via, path, ts, changed));
            } else if (!via.equals("webhook")) {
                posted.put(ts, message);
            }
            String change = updated == null ? "" : " (changed)";
            Journal.say("Slack #" + channel + change + ": "
                    + message.text().lines().findFirst().orElse(""));
            return message;
        }

        synchronized Map<String, Object> view() {
            Map<String, Object> view = new LinkedHashMap<>(mood.view());
            view.put("refused", refused);
            view.put("messages", log.stream().map(Message::view).toList());
            view.put("dialogs", List.copyOf(views));
            return view;
        }

        synchronized void forget() {
            log.clear();
            posted.clear();
            views.clear();
            refused = 0;
        }
    }

    /** Ids that are the same at each start. */
    private static final class Ids {
        private static final UUID FEED_NAMESPACE = UUID.fromString("fa1a248e-0f71-4077-8d25-ed7430bcdb34");

        /** The first characters of the SHA-1 of the name, in upper-case base 36. */
        static String base36(String name, int length) {
            String digits = new BigInteger(1, sha1(name.getBytes(StandardCharsets.UTF_8))).toString(36);
            return digits.toUpperCase(Locale.ROOT).substring(0, length);
        }

        /** UUIDv5 of the name in the namespace of the app's feed. */
        static UUID ofFeature(String name) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            ByteBuffer whole = ByteBuffer.allocate(16 + text.length)
                    .putLong(FEED_NAMESPACE.getMostSignificantBits())
                    .putLong(FEED_NAMESPACE.getLeastSignificantBits())
                    .put(text);
            ByteBuffer hash = ByteBuffer.wrap(sha1(whole.array()));
            long high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x5000L;
            long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        }

        private static byte[] sha1(byte[] bytes) {
            try {
                return MessageDigest.getInstance("SHA-1").digest(bytes);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** How PagerDuty can fail. */
    private enum PagerDutyMode {
        UP,
        DOWN,
        RATE_LIMITED,
        UNAUTHORIZED,
        FORBIDDEN,
        NO_ABILITY,
        BAD_REQUEST,
        SLOW,
        HANG,
        RESET,
        LOST
    }

    /** PagerDuty's maintenance windows and services. */
    private static final class PagerDuty {
        private static final String TOKEN = "simulated-pagerduty-token";
        private static final String FROM = "upstream-watch@example.com";
        private static final int KEPT = 1_000;
        private static final Set<String> WRITES = Set.of("POST", "PUT", "DELETE");

        /** A service of PagerDuty; its key is the name that vets-api knows it by. */
        record Service(String id, String name, String key) {
            Map<String, Object> reference() {
                return Json.of("id", id, "type", "service_reference", "summary", name);
            }
        }

        /** A maintenance window; it covers {@code [start, end)}. */
        record Window(String id, int number, Instant start, Instant end, String description, List<Service> services) {
            boolean ended(Instant now) {
                return !end.isAfter(now);
            }

            boolean ongoing(Instant now) {
                return !start.isAfter(now) && !ended(now);
            }

            boolean matches(String filter, Instant now) {
                return switch (filter) {
                    case "open" -> !ended(now);
                    case "ongoing" -> ongoing(now);
                    case "future" -> start.isAfter(now);
                    case "past" -> ended(now);
                    default -> true;
                };
            }

            boolean names(List<String> serviceIds) {
                return serviceIds.isEmpty() || services.stream().anyMatch(service -> serviceIds.contains(service.id()));
            }

            Window ending(Instant when) {
                return new Window(id, number, start, when, description, services);
            }

            Map<String, Object> view() {
                Map<String, Object> view = new LinkedHashMap<>();
                view.put("id", id);
                view.put("type", "maintenance_window");
                view.put(
                        "summary",
                        description == null
                                ? "Maintenance Window"
                                : description.lines().findFirst().orElse(""));
                view.put("self", "https://api.pagerduty.com/maintenance_windows/" + id);
                view.put("html_url", "https://example.pagerduty.com/maintenance_windows#/show/" + id);
                view.put("sequence_number", number);
                view.put("start_time", start);
                view.put("end_time", end);
                view.put("description", description);
                view.put("services", services.stream().map(Service::reference).toList());
                view.put("teams", List.of());
                return view;
            }
        }

        private final Mood<PagerDutyMode> mood = new Mood<>(PagerDutyMode.UP, PagerDutyMode.values());
        private final Map<String, Service> services = new LinkedHashMap<>();
        private final Map<String, Window> windows = new LinkedHashMap<>();
        private final Deque<Map<String, Object>> requests = new ArrayDeque<>();
        private int numbers = 100;

        static Map<String, String> environment(String url) {
            Map<String, String> names = new LinkedHashMap<>();
            names.put("WATCH_PAGERDUTY_URL", url);
            names.put("WATCH_PAGERDUTY_TOKEN", TOKEN);
            names.put("WATCH_PAGERDUTY_FROM", FROM);
            return names;
        }

        /** The id is P and six characters of the SHA-1 of {@code External: bgs} or {@code Mobile: bgs}. */
        synchronized String add(String prefix, Upstream upstream) {
            String id = "P" + Ids.base36(prefix + upstream.id, 6);
            services.put(id, new Service(id, prefix + upstream.name, upstream.id));
            return id;
        }

        synchronized List<Window> windows() {
            return List.copyOf(windows.values());
        }

        boolean inMaintenance(String key) {
            Instant now = Instant.now();
            return windows().stream()
                    .filter(window -> window.ongoing(now))
                    .anyMatch(window -> window.services().stream()
                            .anyMatch(service -> service.key().equals(key)));
        }

        void answer(Request request, Wire wire) throws IOException, InterruptedException {
            Turn<PagerDutyMode> turn = turn(request);
            switch (turn.mode()) {
                case HANG -> wire.hang();
                case RESET -> wire.reset();
                case LOST -> {
                    note(request, handle(request, turn), turn);
                    wire.close();
                }
                default -> {
                    if (turn.mode() == PagerDutyMode.SLOW) {
                        Thread.sleep(turn.millis());
                    }
                    Answer answer = handle(request, turn);
                    note(request, answer, turn);
                    wire.send(answer);
                }
            }
        }

        /** Losing an answer, and a bad request, are about writes: reads are answered meanwhile. */
        private Turn<PagerDutyMode> turn(Request request) {
            synchronized (mood) {
                boolean writesOnly =
                        Set.of(PagerDutyMode.LOST, PagerDutyMode.BAD_REQUEST).contains(mood.mode);
                if (writesOnly && !WRITES.contains(request.method())) {
                    return new Turn<>(PagerDutyMode.UP, 0, null, "");
                }
                return mood.take(request.method());
            }
        }

        private synchronized void note(Request request, Answer answer, Turn<PagerDutyMode> turn) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("at", Instant.now());
            line.put("method", request.method());
            line.put("path", request.path());
            line.put("query", request.query());
            line.put("status", turn.mode() == PagerDutyMode.LOST ? null : answer.status());
            line.put("mode", Labels.of(turn.mode()));
            requests.add(line);
            if (requests.size() > KEPT) {
                requests.remove();
            }
        }

        private Answer handle(Request request, Turn<PagerDutyMode> turn) {
            try {
                return switch (turn.mode()) {
                    case DOWN -> problem(503, 2000, turn.error("Service Unavailable"));
                    case RATE_LIMITED -> limited(turn.retryAfter());
                    case UNAUTHORIZED -> problem(401, 2006, "Authentication failed");
                    case FORBIDDEN -> problem(403, 2010, "Access Denied");
                    case NO_ABILITY -> problem(402, 2012, "Account does not have the abilities to perform the action.");
                    case BAD_REQUEST -> invalid(turn.error("Something is not valid."));
                    default -> route(request);
                };
            } catch (Invalid wrong) {
                return wrong.answer();
            }
        }

        private static Answer limited(Integer reset) {
            Answer answer = problem(429, 2020, "Rate Limit Exceeded");
            if (reset == null) {
                return answer;
            }
            return answer.with("ratelimit-limit", "960")
                    .with("ratelimit-remaining", "0")
                    .with("ratelimit-reset", reset.toString());
        }

        private static Answer problem(int status, int code, String message, String... errors) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("code", code);
            error.put("message", message);
            if (errors.length > 0) {
                error.put("errors", List.of(errors));
            }
            return Answer.json(status, Json.of("error", error));
        }

        private static Answer invalid(String... errors) {
            return problem(400, 2001, "Invalid Input Provided", errors);
        }

        private Answer route(Request request) {
            if (!request.header("authorization").equals("Token token=" + TOKEN)) {
                return problem(401, 2006, "Authentication failed");
            }
            String[] parts = request.path().split("/");
            String what = parts.length > 2 ? parts[2] : "";
            if (parts.length > 4) {
                return problem(404, 2100, "Not Found");
            }
            if (Set.of("POST", "PUT").contains(request.method())) {
                if (!request.header("content-type").startsWith("application/json")) {
                    return problem(415, 2001, "Unsupported Media Type", "Content-Type must be application/json.");
                }
                if (!request.header("accept").replace(" ", "").contains("application/vnd.pagerduty+json;version=2")) {
                    return problem(
                            406, 2001, "Not Acceptable", "Accept must be application/vnd.pagerduty+json;version=2.");
                }
            }
            String route = request.method() + " " + what + (parts.length == 4 ? "/{id}" : "");
            return switch (route) {
                case "GET maintenance_windows" -> list(request);
                case "POST maintenance_windows" -> post(request);
                case "GET maintenance_windows/{id}" -> found(parts[3], window -> one(200, window));
                case "PUT maintenance_windows/{id}" -> found(parts[3], window -> change(window, request.body()));
                case "DELETE maintenance_windows/{id}" -> found(parts[3], this::remove);
                case "GET services" -> services(request);
                case "GET services/{id}" -> service(parts[3]);
                default -> problem(404, 2100, "Not Found");
            };
        }

        private synchronized Answer found(String id, Function<Window, Answer> then) {
            Window window = windows.get(id);
            return window == null ? problem(404, 2100, "Not Found") : then.apply(window);
        }

        private static Answer one(int status, Window window) {
            return Answer.json(status, Json.of("maintenance_window", window.view()));
        }

        private synchronized Answer list(Request request) {
            String filter = request.query("filter", "all");
            if (!Set.of("all", "open", "ongoing", "future", "past").contains(filter)) {
                return invalid("Filter must be one of: past, future, ongoing, open, all.");
            }
            List<String> wanted = Stream.concat(
                            request.queries("service_ids[]").stream(), request.queries("service_ids").stream())
                    .toList();
            for (String id : wanted) {
                if (!services.containsKey(id)) {
                    return invalid("Service " + id + " was not found.");
                }
            }
            Instant now = Instant.now();
            List<Map<String, Object>> matching = windows.values().stream()
                    .filter(window -> window.matches(filter, now) && window.names(wanted))
                    .map(Window::view)
                    .toList();
            return page(request, "maintenance_windows", matching);
        }

        private static Answer page(Request request, String name, List<Map<String, Object>> all) {
            String limit = request.query("limit", "25");
            String offset = request.query("offset", "0");
            if (!limit.matches("[0-9]{1,4}") || Integer.parseInt(limit) < 1 || !offset.matches("[0-9]{1,5}")) {
                return invalid("Limit and offset must be whole numbers, limit at least 1.");
            }
            int size = Math.min(100, Integer.parseInt(limit));
            int from = Math.min(all.size(), Integer.parseInt(offset));
            int to = Math.min(all.size(), from + size);
            Map<String, Object> page = new LinkedHashMap<>();
            page.put(name, all.subList(from, to));
            page.put("limit", size);
            page.put("offset", Integer.parseInt(offset));
            page.put("total", null);
            page.put("more", to < all.size());
            return Answer.json(200, page);
        }

        private Answer post(Request request) {
            return request.header("from").equals(FROM)
                    ? create(request.body())
                    : problem(400, 1008, "Requester User Not Found");
        }

        private synchronized Answer create(byte[] body) {
            Draft draft = Draft.of(body, services);
            if (draft.start() == null || draft.end() == null || draft.services() == null) {
                return invalid("Start time, end time and services are required.");
            }
            numbers++;
            String id = "P" + Ids.base36("window " + numbers + " " + System.nanoTime(), 6);
            return store(201, new Window(id, numbers, null, null, null, null), draft);
        }

        private synchronized Answer change(Window window, byte[] body) {
            if (window.ended(Instant.now())) {
                return invalid("Maintenance window has already ended.");
            }
            return store(200, window, Draft.of(body, services));
        }

        private Answer store(int status, Window old, Draft draft) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            Instant start = draft.start() == null ? old.start() : draft.start();
            Instant earliest = old.start() != null && old.start().isBefore(now) ? old.start() : now;
            Instant end = draft.end() == null ? old.end() : draft.end();
            start = start.isBefore(earliest) ? earliest : start;
            if (!end.isAfter(now)) {
                return invalid("End time must be in the future.");
            }
            if (!end.isAfter(start)) {
                return invalid("End time must be after the start time.");
            }
            String description = draft.hasDescription() ? draft.description() : old.description();
            List<Service> named = draft.services() == null ? old.services() : draft.services();
            Window window = new Window(old.id(), old.number(), start, end, description, named);
            windows.put(window.id(), window);
            String names = named.stream().map(Service::name).collect(Collectors.joining(", "));
            Journal.say("PagerDuty: window " + window.id() + " on " + names + ", " + start + " to " + end);
            return one(status, window);
        }

        private synchronized Answer remove(Window window) {
            Instant now = Instant.now();
            if (window.ended(now)) {
                return problem(405, 2001, "Method Not Allowed", "Maintenance window has already ended.");
            }
            if (window.ongoing(now)) {
                windows.put(window.id(), window.ending(now.truncatedTo(ChronoUnit.SECONDS)));
                Journal.say("PagerDuty: window " + window.id() + " ended");
            } else {
                windows.remove(window.id());
                Journal.say("PagerDuty: window " + window.id() + " removed");
            }
            return Answer.empty(204);
        }

        private synchronized Answer services(Request request) {
            String query = request.query("query", "").toLowerCase(Locale.ROOT);
            return page(
                    request,
                    "services",
                    services.values().stream()
                            .filter(service ->
                                    service.name().toLowerCase(Locale.ROOT).contains(query))
                            .map(this::serviceView)
                            .toList());
        }

        private synchronized Answer service(String id) {
            Service service = services.get(id);
            return service == null
                    ? problem(404, 2100, "Not Found")
                    : Answer.json(200, Json.of("service", serviceView(service)));
        }

        private Map<String, Object> serviceView(Service service) {
            Instant now = Instant.now();
            boolean maintenance = windows.values().stream()
                    .anyMatch(window -> window.ongoing(now) && window.services().contains(service));
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("id", service.id());
            view.put("type", "service");
            view.put("name", service.name());
            view.put("summary", service.name());
            view.put("description", "Simulated; vets-api calls it " + service.key());
            view.put("status", maintenance ? "maintenance" : "active");
            view.put("last_incident_timestamp", null);
            return view;
        }

        /** What a person does in PagerDuty itself: no token, and no fault stands in the way. */
        Answer byHand(String method, String id, byte[] body) {
            try {
                return switch (method) {
                    case "POST" -> create(body);
                    case "PUT" -> found(id, window -> change(window, body));
                    default -> found(id, this::remove);
                };
            } catch (Invalid wrong) {
                return wrong.answer();
            }
        }

        synchronized Map<String, Object> view() {
            Map<String, Object> view = new LinkedHashMap<>(mood.view());
            view.put("windows", windows.values().stream().map(Window::view).toList());
            view.put("requests", List.copyOf(requests));
            return view;
        }

        synchronized void forget() {
            windows.clear();
            requests.clear();
        }

        /** What a caller wants a window to be; null where nothing was said. */
        private record Draft(
                Instant start, Instant end, boolean hasDescription, String description, List<Service> services) {

            static Draft of(byte[] body, Map<String, Service> known) {
                Map<String, Object> window = Json.readObject(body)
                        .flatMap(whole -> Json.object(whole.get("maintenance_window")))
                        .orElseThrow(() -> new Invalid("The body must be a JSON object with a maintenance_window."));
                Object description = window.get("description");
                if (description != null && !(description instanceof String)) {
                    throw new Invalid("Description must be a text.");
                }
                return new Draft(
                        time(window, "start_time"),
                        time(window, "end_time"),
                        window.containsKey("description"),
                        (String) description,
                        services(window, known));
            }

            private static Instant time(Map<String, Object> window, String name) {
                Object value = window.get(name);
                if (value == null) {
                    return null;
                }
                try {
                    return OffsetDateTime.parse(value.toString()).toInstant().truncatedTo(ChronoUnit.SECONDS);
                } catch (DateTimeException notATime) {
                    throw new Invalid(name + " must be an ISO 8601 time with an offset.");
                }
            }

            private static List<Service> services(Map<String, Object> window, Map<String, Service> known) {
                if (!window.containsKey("services")) {
                    return null;
                }
                List<Service> services = new ArrayList<>();
                for (Object entry : Json.list(window.get("services"))) {
                    Object id =
                            Json.object(entry).map(service -> service.get("id")).orElse("");
                    Service service = known.get(String.valueOf(id));
                    if (service == null) {
                        throw new Invalid("Service " + id + " was not found.");
                    }
                    services.add(service);
                }
                if (services.isEmpty()) {
                    throw new Invalid("Services must have at least one member.");
                }
                return services;
            }
        }

        /** A request that PagerDuty answers with 400. */
        private static final class Invalid extends RuntimeException {
            private static final long serialVersionUID = 1;

            Invalid(String sentence) {
                super(sentence);
            }

            Answer answer() {
                return invalid(getMessage());
            }
        }
    }

    // ------------------------------------------------------------------------------------------------ the app's feed

    /** How fresh the back end's view of PagerDuty is. */
    private enum FeedMode {
        LIVE,
        FROZEN,
        EMPTY
    }

    /** The feeds of vets-api, computed from PagerDuty's windows as vets-api does it. */
    private static final class AppFeed {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
        private static final Map<String, List<String>> DEPENDENTS = new LinkedHashMap<>();

        static {
            edges(
                    "bgs",
                    "caseflow payment_history lighthouse_benefits_claims lighthouse_direct_deposit lighthouse_vshe"
                            + " lighthouse_letters_generator");
            edges(
                    "mpi",
                    "lighthouse_direct_deposit lighthouse_veterans_health lighthouse_letters_generator lighthouse_vshe"
                            + " veteran_status");
            edges("vbms", "lighthouse_benefits_claims efolder decision_letters");
            edges("arcgis", "facility_locator");
            edges("caseflow", "appeals");
            edges("vapro_military_info", "military_service_history");
            edges("lighthouse_benefits_claims", "claims power_of_attorney");
            edges("lighthouse_vshe", "disability_rating");
            edges("lighthouse_letters_generator", "letters_and_documents");
            edges("lighthouse_veterans_health", "immunizations allergies labs_and_tests");
            edges("lighthouse_facilities", "facility_locator");
            edges("lighthouse_direct_deposit", "direct_deposit_benefits");
            edges("mhv_platform", "mhv_sm mhv_meds");
            edges("mhv_sm", "secure_messaging");
            edges("mhv_meds", "rx_refill");
            edges("vaos", "appointments ccra facilities_info");
            edges("ccra", "referrals");
            edges("vapro_personal_info", "user_demographics");
            edges("vapro_contact_info", "user_profile_update");
            edges("eoas", "preneed_burial");
            edges("travel_pay", "travel_pay_features");
            edges("dmc", "debts");
            edges("vbs", "medical_copays");
            edges("vetext", "push_prefs");
        }

        private final PagerDuty pagerDuty;
        private final boolean immediate;
        private volatile FeedMode mode = FeedMode.LIVE;
        private volatile List<PagerDuty.Window> polled = List.of();

        AppFeed(PagerDuty pagerDuty, ScheduledExecutorService timer, int delaySeconds) {
            this.pagerDuty = pagerDuty;
            this.immediate = delaySeconds == 0;
            if (!immediate) {
                timer.scheduleAtFixedRate(this::poll, delaySeconds, delaySeconds, TimeUnit.SECONDS);
            }
        }

        private static void edges(String upstream, String dependents) {
            DEPENDENTS.put(upstream, List.of(dependents.split(" ")));
        }

        void set(FeedMode next) {
            if (immediate) {
                poll();
            }
            mode = next;
        }

        String mode() {
            return Labels.of(mode);
        }

        private void poll() {
            if (mode != FeedMode.FROZEN) {
                polled = pagerDuty.windows();
            }
        }

        private List<PagerDuty.Window> open() {
            if (immediate) {
                poll();
            }
            Instant now = Instant.now();
            return mode == FeedMode.EMPTY
                    ? List.of()
                    : polled.stream().filter(window -> !window.ended(now)).toList();
        }

        /** The app's feed: what each window takes down, the earliest start wins. */
        Answer mobile(Request request) {
            Map<String, PagerDuty.Window> byFeature = new LinkedHashMap<>();
            for (PagerDuty.Window window : open()) {
                for (PagerDuty.Service service : window.services()) {
                    for (String feature : featuresBehind(service.key())) {
                        byFeature.merge(
                                feature, window, (had, other) -> other.start().isBefore(had.start()) ? other : had);
                    }
                }
            }
            List<Object> data = new ArrayList<>();
            byFeature.forEach((feature, window) -> {
                Map<String, Object> attributes = new LinkedHashMap<>();
                attributes.put("service", feature);
                attributes.put("start_time", TIME.format(window.start()));
                attributes.put("end_time", TIME.format(window.end()));
                data.add(entry(Ids.ofFeature(feature).toString(), "maintenance_window", attributes, request));
            });
            return Answer.json(200, Json.of("data", data));
        }

        /** VA.gov's feed: one row for each window and service. */
        Answer vaGov(Request request) {
            List<Object> data = new ArrayList<>();
            for (PagerDuty.Window window : open()) {
                for (PagerDuty.Service service : window.services()) {
                    String description = Objects.requireNonNullElse(window.description(), "");
                    int mark = description.indexOf("USER_MESSAGE:");
                    Map<String, Object> attributes = new LinkedHashMap<>();
                    attributes.put("external_service", service.key());
                    attributes.put("start_time", TIME.format(window.start()));
                    attributes.put("end_time", TIME.format(window.end()));
                    attributes.put(
                            "description",
                            mark < 0 ? "" : description.substring(mark + 13).strip());
                    data.add(entry(Integer.toString(window.number()), "maintenance_windows", attributes, request));
                }
            }
            return Answer.json(200, Json.of("data", data));
        }

        private static Map<String, Object> entry(
                String id, String type, Map<String, Object> attributes, Request request) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", id);
            entry.put("type", type);
            entry.put(
                    "attributes", request.header("x-key-inflection").equals("camel") ? camel(attributes) : attributes);
            return entry;
        }

        private static Map<String, Object> camel(Map<String, Object> attributes) {
            Map<String, Object> camel = new LinkedHashMap<>();
            attributes.forEach((name, value) -> {
                String[] words = name.split("_");
                camel.put(
                        words.length == 1
                                ? name
                                : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1),
                        value);
            });
            return camel;
        }

        /** The leaves that a walk from the upstream reaches, breadth first; the upstream itself is never one. */
        private static List<String> featuresBehind(String upstream) {
            List<String> features = new ArrayList<>();
            Set<String> visited = new HashSet<>(Set.of(upstream));
            Deque<String> queue = new ArrayDeque<>(visited);
            while (!queue.isEmpty()) {
                for (String dependent : DEPENDENTS.getOrDefault(queue.remove(), List.of())) {
                    if (visited.add(dependent)) {
                        queue.add(dependent);
                        if (!DEPENDENTS.containsKey(dependent)) {
                            features.add(dependent);
                        }
                    }
                }
            }
            return features;
        }
    }

    // ------------------------------------------------------------------------------------------------ the scripted
    // outage

    /** One outage of the script. */
    private record Outage(String upstream, Mode mode, Duration lasts) {
        Map<String, Object> view() {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("upstream", upstream);
            view.put("mode", mode.label());
            view.put("lasts", lasts);
            return view;
        }
    }

    /** Breaks one upstream after the other, with pauses, from the moment that somebody first watches BGS. */
    private static final class Script {
        private static final Duration FIRST = Duration.ofSeconds(15);
        private static final Duration PAUSE = Duration.ofMinutes(3);
        private static final List<Outage> OUTAGES = List.of(
                new Outage("bgs", Mode.ERROR, Duration.ofMinutes(4)),
                new Outage("caseflow", Mode.WRONG_BODY, Duration.ofMinutes(3)),
                new Outage("vaos", Mode.EXPIRED_CERTIFICATE, Duration.ofMinutes(3)),
                new Outage("bgs", Mode.HANG, Duration.ofMinutes(3)));

        private enum State {
            WAITING,
            PAUSING,
            BREAKING,
            STOPPED
        }

        private final Upstreams upstreams;
        private final ScheduledExecutorService timer;
        private final boolean wanted;
        private State state;
        private int step;
        private Instant until;
        private Future<?> next;
        private Fault made;

        Script(Upstreams upstreams, ScheduledExecutorService timer, boolean wanted) {
            this.upstreams = upstreams;
            this.timer = timer;
            this.wanted = wanted;
            this.state = wanted ? State.WAITING : State.STOPPED;
        }

        synchronized void open() {
            if (state == State.WAITING) {
                upstreams.byId("bgs").tally.onFirst(this::watched);
                Journal.say("the scripted outage begins " + FIRST.toSeconds() + " s after somebody first asks bgs");
            }
        }

        private synchronized void watched() {
            if (state == State.WAITING) {
                pause(FIRST);
            }
        }

        synchronized void start() {
            stop();
            step = 0;
            advance();
        }

        /** Ends the outage or the pause that is on. */
        synchronized void skip() {
            if (state == State.STOPPED) {
                throw new Refused(409, "found the script stopped, expected it to run");
            }
            cancel();
            advance();
        }

        synchronized void stop() {
            cancel();
            mend();
            state = State.STOPPED;
        }

        /** As it was when the simulator started. */
        synchronized void reset() {
            stop();
            step = 0;
            if (wanted) {
                state = State.WAITING;
                open();
            }
        }

        private synchronized void advance() {
            if (state == State.BREAKING) {
                mend();
                step = (step + 1) % OUTAGES.size();
                pause(PAUSE);
            } else {
                state = State.BREAKING;
                Outage outage = OUTAGES.get(step);
                made = Fault.of(
                        outage.mode(),
                        null,
                        "scripted outage, " + outage.lasts().toMinutes() + " min");
                upstreams.byId(outage.upstream()).spot.set(made);
                after(outage.lasts());
            }
        }

        private void pause(Duration wait) {
            state = State.PAUSING;
            after(wait);
        }

        private void after(Duration wait) {
            Instant end = Instant.now().plus(wait);
            until = end;
            next = timer.schedule(() -> timeIsUp(end), wait.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Unless somebody was quicker. */
        private synchronized void timeIsUp(Instant end) {
            if (end.equals(until)) {
                advance();
            }
        }

        private void mend() {
            if (made != null) {
                upstreams.byId(OUTAGES.get(step).upstream()).spot.mend(made, "the scripted outage is over");
                made = null;
            }
        }

        private void cancel() {
            until = null;
            if (next != null) {
                next.cancel(false);
            }
        }

        synchronized Map<String, Object> view() {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("state", Labels.of(state));
            view.put("until", until);
            view.put("step", step);
            view.put("outages", OUTAGES.stream().map(Outage::view).toList());
            return view;
        }
    }

    // ------------------------------------------------------------------------------------------------ the control API

    /** A call of the control API that cannot be done; the message is {@code found …, expected …}. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;

        Refused(int status, String sentence) {
            super(sentence);
            this.status = status;
        }

        Answer answer() {
            return Answer.json(status, Json.of("error", getMessage()));
        }
    }

    /** The members of a JSON body, each asked for by name and type; what nobody expects is refused. */
    private record Fields(Map<String, Object> members) {
        static Fields of(Request request, String... expected) {
            Object value;
            try {
                value = Json.read(request.body());
            } catch (IllegalArgumentException notJson) {
                throw new Refused(400, notJson.getMessage());
            }
            Fields fields = new Fields(
                    Json.object(value).orElseThrow(() -> new Refused(400, "found no JSON object, expected one")));
            for (String name : fields.members.keySet()) {
                if (!List.of(expected).contains(name)) {
                    throw new Refused(400, "found '" + name + "', expected only " + String.join(", ", expected));
                }
            }
            return fields;
        }

        /** @param fallback what an absent member means; null when it must be there */
        String text(String name, String fallback) {
            Object value = members.getOrDefault(name, fallback);
            if (value instanceof String text) {
                return text;
            }
            throw wrong(name, value, "a text");
        }

        long number(String name, long fallback, long least, long most) {
            Object value = members.get(name);
            if (value == null) {
                return fallback;
            }
            if (value instanceof BigDecimal number
                    && number.stripTrailingZeros().scale() <= 0
                    && number.compareTo(BigDecimal.valueOf(least)) >= 0
                    && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
                return number.longValueExact();
            }
            throw wrong(name, value, "a whole number from " + least + " to " + most);
        }

        List<String> texts(String name) {
            Object value = members.getOrDefault(name, List.of());
            if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                return list.stream().map(Object::toString).toList();
            }
            throw wrong(name, value, "a list of texts");
        }

        /** Two numbers, from and to, or null. */
        int[] range(String name) {
            Object value = members.get(name);
            List<Object> list = Json.list(value);
            if (value == null) {
                return new int[] {0, -1};
            }
            if (list.size() == 2 && list.stream().allMatch(BigDecimal.class::isInstance)) {
                return list.stream()
                        .mapToInt(number -> ((BigDecimal) number).intValue())
                        .toArray();
            }
            throw wrong(name, value, "[from, to] or null");
        }

        private static Refused wrong(String name, Object found, String expected) {
            return new Refused(400, "found " + Json.write(found) + " for '" + name + "', expected " + expected);
        }
    }

    /** The page and the API that break and mend things. */
    private static final class Control {
        /** One call; {@code *} in its path stands for one segment, which is given to the action. */
        private record Route(String method, String path, Action action) {
            Optional<String> matches(String asked) {
                int star = path.indexOf('*');
                if (star < 0) {
                    return path.equals(asked) ? Optional.of("") : Optional.empty();
                }
                boolean fits = asked.startsWith(path.substring(0, star)) && asked.indexOf('/', star) < 0;
                return fits && asked.length() > star ? Optional.of(asked.substring(star)) : Optional.empty();
            }
        }

        /** What a route does. */
        @FunctionalInterface
        private interface Action {
            Answer answer(Request request, String id);
        }

        private final Instant started;
        private final Upstreams upstreams;
        private final Slack slack;
        private final PagerDuty pagerDuty;
        private final AppFeed feed;
        private final Script script;
        private final Bench bench;
        private final List<Route> routes;

        Control(
                Instant started,
                Upstreams upstreams,
                Slack slack,
                PagerDuty pagerDuty,
                AppFeed feed,
                Script script,
                Bench bench) {
            this.started = started;
            this.upstreams = upstreams;
            this.slack = slack;
            this.pagerDuty = pagerDuty;
            this.feed = feed;
            this.script = script;
            this.bench = bench;
            this.routes = List.of(
                    new Route("GET", "/", (request, id) -> Page.answer()),
                    new Route("GET", "/api/state", (request, id) -> Answer.json(200, state())),
                    new Route("PUT", "/api/upstreams/*", (request, id) -> breakUpstream(upstreams.byId(id), request)),
                    new Route("PUT", "/api/hosts/*", (request, id) -> breakHost(upstreams.hostByName(id), request)),
                    new Route("POST", "/api/reset", (request, id) -> reset()),
                    new Route("GET", "/api/requests", (request, id) -> requests(request)),
                    new Route("DELETE", "/api/requests", (request, id) -> forgetRequests()),
                    new Route("GET", "/api/slack", (request, id) -> Answer.json(200, slack.view())),
                    new Route("PUT", "/api/slack", (request, id) -> breakSlack(request)),
                    new Route("DELETE", "/api/slack", (request, id) -> done(slack::forget)),
                    new Route("DELETE", "/api/slack/messages/*", (request, id) -> deleteMessage(id)),
                    new Route("GET", "/api/pagerduty", (request, id) -> Answer.json(200, pagerDuty.view())),
                    new Route("PUT", "/api/pagerduty", (request, id) -> breakPagerDuty(request)),
                    new Route("DELETE", "/api/pagerduty", (request, id) -> done(pagerDuty::forget)),
                    new Route("POST", "/api/pagerduty/windows", this::windowByHand),
                    new Route("PUT", "/api/pagerduty/windows/*", this::windowByHand),
                    new Route("DELETE", "/api/pagerduty/windows/*", this::windowByHand),
                    new Route("PUT", "/api/feed", (request, id) -> setFeed(request)),
                    new Route("GET", "/api/script", (request, id) -> Answer.json(200, script.view())),
                    new Route("POST", "/api/script", (request, id) -> run(request)),
                    new Route("PUT", "/api/bench", (request, id) -> setBench(request)));
        }

        Answer answer(Request request) {
            if (!request.header("host").matches("(localhost|127\\.0\\.0\\.1)(:[0-9]+)?")) {
                return new Refused(403, "found host '" + request.header("host") + "', expected localhost").answer();
            }
            List<String> allowed = new ArrayList<>();
            String method = request.method().equals("HEAD") ? "GET" : request.method();
            for (Route route : routes) {
                Optional<String> id = route.matches(request.path());
                if (id.isPresent() && route.method().equals(method)) {
                    return act(route, request, id.get());
                }
                id.ifPresent(any -> allowed.add(route.method()));
            }
            String expected = allowed.isEmpty()
                    ? "one of " + routes.stream().map(Route::path).distinct().collect(Collectors.joining(", "))
                    : String.join(" or ", allowed);
            Answer refusal = new Refused(
                            allowed.isEmpty() ? 404 : 405,
                            "found " + request.method() + " " + request.path() + ", expected " + expected)
                    .answer();
            return allowed.isEmpty() ? refusal : refusal.with("Allow", String.join(", ", allowed));
        }

        private static Answer act(Route route, Request request, String id) {
            try {
                return route.action().answer(request, id);
            } catch (Refused refused) {
                return refused.answer();
            } catch (UncheckedIOException problem) {
                return new Refused(500, problem.getMessage() + ": " + problem.getCause()).answer();
            }
        }

        private static Answer done(Runnable action) {
            action.run();
            return Answer.empty(204);
        }

        private Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("at", Instant.now());
            state.put("startedAt", started);
            state.put("upstreams", upstreams.all().stream().map(Control::view).toList());
            state.put("hosts", upstreams.hosts().stream().map(Control::view).toList());
            state.put("slack", slack.mood.view());
            state.put("pagerduty", pagerDuty.mood.view());
            state.put("feed", feed.mode());
            state.put("script", script.view());
            state.put("bench", bench.view());
            state.put(
                    "modes",
                    Stream.of(Mode.values())
                            .map(mode ->
                                    Json.of("mode", mode.label(), "words", mode.words, "tlsOnly", mode.atHandshake))
                            .toList());
            state.put(
                    "slackModes", Stream.of(SlackMode.values()).map(Labels::of).toList());
            state.put(
                    "pagerdutyModes",
                    Stream.of(PagerDutyMode.values()).map(Labels::of).toList());
            return state;
        }

        private static Map<String, Object> view(Upstream upstream) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("id", upstream.id);
            view.put("name", upstream.name);
            view.put("host", upstream.host.name);
            view.put("url", upstream.url());
            view.put("tls", upstream.host.tls && upstream.ownsItsHost());
            view.putAll(view(upstream.spot.fault()));
            view.putAll(upstream.tally.view(upstream.id, false));
            return view;
        }

        private static Map<String, Object> view(Host host) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("name", host.name);
            view.put("address", host.listener.hostAndPort());
            view.put("tls", host.tls);
            view.put(
                    "upstreams",
                    host.upstreams.stream().map(upstream -> upstream.id).toList());
            view.putAll(view(host.spot.fault()));
            return view;
        }

        private static Map<String, Object> view(Fault fault) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("mode", fault.mode().label());
            view.put("words", fault.words());
            view.put("since", fault.since());
            view.put("until", fault.until());
            return view;
        }

        private static Answer breakUpstream(Upstream upstream, Request request) {
            Fault fault = fault(request, upstream.error.status());
            if (fault.mode().atHandshake && !(upstream.host.tls && upstream.ownsItsHost())) {
                throw new Refused(
                        400,
                        "found mode '" + fault.mode().label() + "' for " + upstream.id
                                + ", expected an upstream that is alone behind TLS (caseflow, or one of the *_HOST"
                                + " ones)");
            }
            upstream.spot.set(fault);
            return Answer.json(200, view(upstream));
        }

        private static Answer breakHost(Host host, Request request) {
            Fault fault = fault(request, 503);
            if (fault.mode().atHandshake && !host.tls) {
                throw new Refused(
                        400, "found mode '" + fault.mode().label() + "' for " + host.name + ", expected a TLS host");
            }
            host.spot.set(fault);
            return Answer.json(200, view(host));
        }

        private static Fault fault(Request request, int status) {
            Fields fields = Fields.of(request, "mode", "millis", "for", "status", "to", "retryAfter");
            long lasting = fields.number("for", 0, 0, 86_400);
            Fault plain = Fault.of(
                    Mode.of(fields.text("mode", null)), lasting == 0 ? null : Duration.ofSeconds(lasting), "by hand");
            return new Fault(
                    plain.mode(),
                    fields.number("millis", plain.millis(), 0, 600_000),
                    (int) fields.number("status", status, 200, 599),
                    fields.text("to", plain.to()).replaceAll("\\p{Cntrl}", ""),
                    (int) fields.number("retryAfter", plain.retryAfter(), 0, 86_400),
                    plain.since(),
                    plain.until(),
                    plain.why());
        }

        private Answer reset() {
            script.stop();
            for (Host host : upstreams.hosts()) {
                host.spot.mend(broken(host.spot), "reset");
            }
            for (Upstream upstream : upstreams.all()) {
                upstream.spot.mend(broken(upstream.spot), "reset");
            }
            slack.mood.clear();
            slack.forget();
            pagerDuty.mood.clear();
            pagerDuty.forget();
            feed.set(FeedMode.LIVE);
            bench.set(new Bench.Rules(new int[] {0, -1}, new int[] {0, -1}));
            forgetRequests();
            script.reset();
            return Answer.empty(204);
        }

        /** The fault there, or one that is nowhere when all is well. */
        private static Fault broken(Spot spot) {
            return spot.fault().mode() == Mode.UP ? Fault.none("") : spot.fault();
        }

        private Answer requests(Request request) {
            String id = request.query("upstream", "");
            if (!id.isEmpty()) {
                return Answer.json(200, upstreams.byId(id).tally.view(id, true));
            }
            List<Object> items = new ArrayList<>();
            upstreams.all().forEach(upstream -> items.add(upstream.tally.view(upstream.id, false)));
            return Answer.json(200, Json.of("items", items));
        }

        private Answer forgetRequests() {
            upstreams.all().forEach(upstream -> upstream.tally.clear());
            return Answer.empty(204);
        }

        private Answer breakSlack(Request request) {
            slack.mood.set(Fields.of(request, "mode", "times", "millis", "retryAfter", "error", "only"));
            return told("Slack", slack.mood.view());
        }

        private Answer deleteMessage(String ts) {
            return slack.delete(ts)
                    ? Answer.json(200, Json.of("deleted", ts))
                    : Answer.json(404, Json.of("error", "found no message " + ts + ", expected the ts of one"));
        }

        private Answer breakPagerDuty(Request request) {
            pagerDuty.mood.set(Fields.of(request, "mode", "times", "millis", "retryAfter", "error", "only"));
            return told("PagerDuty", pagerDuty.mood.view());
        }

        private static Answer told(String who, Map<String, Object> view) {
            Journal.say(who + ": now " + view.get("mode"));
            return Answer.json(200, view);
        }

        private Answer windowByHand(Request request, String id) {
            return pagerDuty.byHand(request.method(), id, request.body());
        }

        private Answer setFeed(Request request) {
            feed.set(Labels.find(FeedMode.values(), Fields.of(request, "mode").text("mode", null)));
            return Answer.json(200, Json.of("mode", feed.mode()));
        }

        private Answer run(Request request) {
            String action = Fields.of(request, "action").text("action", null);
            switch (action) {
                case "start" -> script.start();
                case "stop" -> script.stop();
                case "skip" -> script.skip();
                default -> throw new Refused(400, "found action '" + action + "', expected start, stop or skip");
            }
            return Answer.json(200, script.view());
        }

        private Answer setBench(Request request) {
            Fields fields = Fields.of(request, "hang", "down");
            bench.set(new Bench.Rules(fields.range("hang"), fields.range("down")));
            return Answer.json(200, bench.view());
        }
    }

    // ------------------------------------------------------------------------------------------------ the benchmark's
    // door

    /** Answers {@code GET /bench/7} as cheaply as can be: one thread, one selector, one fixed answer. */
    private static final class Bench {
        private static final byte[] START = "GET /bench/".getBytes(StandardCharsets.ISO_8859_1);
        private static final Object HUNG = new Object();
        /** As many hosts, to whoever counts host and port. */
        private static final int DOORS = 50;

        /** Numbers, from and to, whose requests are never answered, and whose connections are reset. */
        private record Rules(int[] hang, int[] down) {
            boolean hangs(int number) {
                return hang[0] <= number && number <= hang[1];
            }

            boolean down(int number) {
                return down[0] <= number && number <= down[1];
            }
        }

        private final int checks;
        private final Selector selector = Selector.open();
        private final List<ServerSocketChannel> doors = new ArrayList<>();
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(8 * 1024);
        private final ByteBuffer good = fixed(200, "{\"status\":\"UP\"}");
        private final ByteBuffer unknown = fixed(404, "{\"status\":\"UNKNOWN\"}");
        private final AtomicLong answered = new AtomicLong();
        private volatile Rules rules = new Rules(new int[] {0, -1}, new int[] {0, -1});

        Bench(int checks) throws IOException {
            this.checks = checks;
            for (int i = 0; i < DOORS; i++) {
                ServerSocketChannel door = ServerSocketChannel.open();
                door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
                door.configureBlocking(false);
                door.register(selector, SelectionKey.OP_ACCEPT);
                doors.add(door);
            }
        }

        private static ByteBuffer fixed(int status, String body) {
            Answer answer = Answer.json(status, Map.of()).status(status);
            byte[] text = body.getBytes(StandardCharsets.ISO_8859_1);
            byte[] whole = Wire.joined(new Answer(status, answer.type(), text, Map.of()).head(true), text);
            return ByteBuffer.allocateDirect(whole.length).put(whole).flip().asReadOnlyBuffer();
        }

        List<String> urls() throws IOException {
            List<String> urls = new ArrayList<>();
            for (ServerSocketChannel door : doors) {
                InetSocketAddress address = (InetSocketAddress) door.getLocalAddress();
                urls.add("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
            }
            return urls;
        }

        void set(Rules next) {
            rules = next;
        }

        Map<String, Object> view() {
            Rules now = rules;
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("checks", checks);
            view.put("answered", answered.get());
            view.put("hang", IntStream.of(now.hang()).boxed().toList());
            view.put("down", IntStream.of(now.down()).boxed().toList());
            return view;
        }

        void open() {
            Thread.ofPlatform().daemon().name("bench").start(this::run);
        }

        private void run() {
            try {
                while (true) {
                    selector.select(this::ready);
                }
            } catch (IOException problem) {
                Journal.say("the benchmark's door broke: " + problem.getMessage());
            }
        }

        private void ready(SelectionKey key) {
            if (key.isAcceptable()) {
                acceptAll((ServerSocketChannel) key.channel());
            } else {
                greet((SocketChannel) key.channel(), key);
            }
        }

        private void greet(SocketChannel channel, SelectionKey key) {
            try {
                serve(channel, key);
            } catch (IOException gone) {
                close(channel);
            }
        }

        private void acceptAll(ServerSocketChannel door) {
            try {
                for (SocketChannel channel = door.accept(); channel != null; channel = door.accept()) {
                    channel.configureBlocking(false);
                    greet(channel, null);
                }
            } catch (IOException problem) {
                Journal.say("the benchmark's door lost a connection: " + problem.getMessage());
            }
        }

        /** Most requests are there when their connection is accepted: those never meet the selector. */
        private void serve(SocketChannel channel, SelectionKey key) throws IOException {
            buffer.clear();
            if (key != null && key.attachment() instanceof byte[] before) {
                buffer.put(before);
            }
            int count = channel.read(buffer);
            if (count < 0 || !buffer.hasRemaining()) {
                close(channel);
            } else if (key != null && key.attachment() == HUNG) {
                return;
            } else if (!whole()) {
                wait(channel, key);
            } else {
                answer(channel, key, number());
            }
        }

        private boolean whole() {
            int end = buffer.position();
            return end > 4 && buffer.get(end - 1) == '\n' && buffer.get(end - 2) == '\r' && buffer.get(end - 3) == '\n';
        }

        private void wait(SocketChannel channel, SelectionKey key) throws IOException {
            SelectionKey kept = key == null ? channel.register(selector, SelectionKey.OP_READ) : key;
            byte[] soFar = new byte[buffer.position()];
            buffer.get(0, soFar);
            kept.attach(soFar);
        }

        /** The number in the path; -1 when it is another path. */
        private int number() {
            for (int i = 0; i < START.length; i++) {
                if (i >= buffer.position() || buffer.get(i) != START[i]) {
                    return -1;
                }
            }
            int number = 0;
            int at = START.length;
            for (; at < START.length + 8 && Character.isDigit(buffer.get(at)); at++) {
                number = number * 10 + buffer.get(at) - '0';
            }
            return at > START.length ? number : -1;
        }

        private void answer(SocketChannel channel, SelectionKey key, int number) throws IOException {
            Rules now = rules;
            if (now.hangs(number)) {
                (key == null ? channel.register(selector, SelectionKey.OP_READ) : key).attach(HUNG);
                return;
            }
            if (now.down(number)) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } else {
                channel.write((number < 0 || number >= checks ? unknown : good).duplicate());
                answered.lazySet(answered.get() + 1);
            }
            close(channel);
        }

        private static void close(SocketChannel channel) {
            try {
                channel.close();
            } catch (IOException gone) {
                // closed is what it was to be
            }
        }
    }

    // ------------------------------------------------------------------------------------------------ the page

    /** The page: shows the state each two seconds, and lets a person break and mend things. */
    private static final class Page {
        private static final String POLICY =
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'";

        static Answer answer() {
            return Answer.html(200, HEAD + BODY + SCRIPT)
                    .with("Content-Security-Policy", POLICY)
                    .with("X-Content-Type-Options", "nosniff")
                    .with("Cache-Control", "no-store");
        }

        private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Simulator of the upstreams</title>
            <style>
            :root { color-scheme: light; }
            body { font: 1rem/1.5 "Source Sans 3", "Helvetica Neue", Arial, sans-serif; color: #1b1b1b;
              background: #fff; max-width: 76rem; margin: 0 auto; padding: 1rem; }
            h1 { font-size: 1.75rem; margin: 0; }
            h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
            table { border-collapse: collapse; width: 100%; }
            caption { text-align: left; padding: .25rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0;
              border-bottom: 1px solid #a9aeb1; }
            .broken th, .broken td { background: #f8dfe2; }
            .scroll { overflow-x: auto; }
            select, button, input { font: inherit; min-height: 2.25rem; padding: 0 .5rem; border: 1px solid #565c65;
              border-radius: .25rem; background: #fff; color: inherit; }
            button { cursor: pointer; }
            :focus-visible { outline: .25rem solid #2491ff; outline-offset: 0; }
            .messages { list-style: none; padding: 0; }
            .messages li { border-left: .25rem solid #005ea2; padding: .25rem .75rem; margin: .5rem 0; }
            .messages pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0; }
            .small { color: #565c65; }
            .row { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
            </style>
            </head>
            """;

        private static final String BODY = """
            <body>
            <header>
            <h1>Simulator of the upstreams</h1>
            <p id="said" role="status" class="small">Reading the state.</p>
            </header>
            <main>
            <h2 id="script-heading">Scripted outage</h2>
            <div class="row">
            <span id="script"></span>
            <button type="button" data-script="start">Start now</button>
            <button type="button" data-script="skip">Skip to the next</button>
            <button type="button" data-script="stop">Stop</button>
            <button type="button" id="reset">Mend and forget all</button>
            </div>
            <h2>Slack and PagerDuty</h2>
            <div class="row">
            <label>Slack <select id="slack-mode"></select></label>
            <label>PagerDuty <select id="pagerduty-mode"></select></label>
            </div>
            <h2>Upstreams</h2>
            <div class="scroll"><table>
            <caption class="small">A mode holds until another is chosen, or the script changes it.</caption>
            <thead><tr><th scope="col">Upstream</th><th scope="col">Host</th><th scope="col">Mode</th>
            <th scope="col">Now</th><th scope="col">Requests</th></tr></thead>
            <tbody id="upstreams"></tbody></table></div>
            <h2>Hosts</h2>
            <div class="scroll"><table>
            <caption class="small">A broken host breaks all upstreams on it.</caption>
            <thead><tr><th scope="col">Host</th><th scope="col">Address</th><th scope="col">Mode</th>
            <th scope="col">Now</th><th scope="col">Upstreams</th></tr></thead>
            <tbody id="hosts"></tbody></table></div>
            <h2>PagerDuty maintenance windows</h2>
            <div class="scroll"><table>
            <caption class="small">The buttons play a person who changes a window in PagerDuty itself.</caption>
            <thead><tr><th scope="col">Window</th><th scope="col">Services</th><th scope="col">Start</th>
            <th scope="col">End</th><th scope="col">Description</th><th scope="col">By hand</th></tr></thead>
            <tbody id="windows"></tbody></table></div>
            <h2>Slack messages, newest first</h2>
            <p><button type="button" id="forget">Forget the messages</button></p>
            <ul id="messages" class="messages"></ul>
            </main>
            """;

        private static final String SCRIPT = """
            <script type="module">
            const byId = id => document.getElementById(id);
            const time = at => at ? new Date(at).toLocaleTimeString() : '';
            const say = text => { if (byId('said').textContent !== text) byId('said').textContent = text; };

            async function call(method, path, body) {
              const answer = await fetch(path, { method, body: body && JSON.stringify(body),
                headers: body ? { 'Content-Type': 'application/json' } : {} });
              const text = await answer.text();
              const value = text ? JSON.parse(text) : null;
              if (!answer.ok) {
                const error = value?.error;
                throw new Error(error?.errors?.join(' ') ?? error?.message ?? error ?? answer.status);
              }
              return value;
            }

            async function change(method, path, body) {
              try {
                await call(method, path, body);
                await refresh();
                say('Done.');
              } catch (problem) {
                say('Not done: ' + problem.message);
              }
            }

            const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text ?? '' });

            /* Fills a list in place, row by row, so that the row somebody is using stays as it is. */
            function fill(parent, items, key, make, update) {
              const rows = new Map([...parent.children].map(row => [row.dataset.key, row]));
              items.forEach((item, index) => {
                const id = String(key(item));
                let row = rows.get(id);
                rows.delete(id);
                if (!row) {
                  row = make(item);
                  row.dataset.key = id;
                }
                update(row, item);
                if (parent.children[index] !== row) parent.insertBefore(row, parent.children[index] ?? null);
              });
              rows.forEach(row => row.remove());
            }

            function choose(select, modes, now) {
              if (!select.options.length) {
                modes.forEach(mode => select.add(new Option(mode, mode)));
              }
              if (document.activeElement !== select) select.value = now;
            }

            function modeRow(label, modes, path) {
              const row = document.createElement('tr');
              const head = element('th', label);
              head.scope = 'row';
              const select = document.createElement('select');
              select.setAttribute('aria-label', 'Mode of ' + label);
              select.addEventListener('change', () => change('PUT', path, { mode: select.value }));
              const cell = element('td');
              cell.append(select);
              row.append(head, element('td'), cell, element('td'), element('td'));
              choose(select, modes, 'up');
              return row;
            }

            function updateModeRow(row, texts, item) {
              row.className = item.mode === 'up' ? '' : 'broken';
              const [, place, choice, now, last] = row.children;
              choose(choice.firstChild, [], item.mode);
              place.textContent = texts[0];
              now.textContent = item.words + (item.mode === 'up' ? '' : ' since ' + time(item.since));
              last.textContent = texts[1];
            }

            const modesFor = (state, tls) => state.modes.filter(mode => tls || !mode.tlsOnly).map(mode => mode.mode);

            function windowRow(item) {
              const row = document.createElement('tr');
              const head = element('th', item.id);
              head.scope = 'row';
              const cell = element('td');
              const shorter = element('button', 'End 15 min earlier');
              const path = '/api/pagerduty/windows/' + item.id;
              const earlier = () => new Date(new Date(row.dataset.end) - 900000).toISOString();
              shorter.addEventListener('click', () =>
                change('PUT', path, { maintenance_window: { end_time: earlier() } }));
              const end = element('button', 'End now');
              end.addEventListener('click', () => change('DELETE', path));
              for (const button of [shorter, end]) {
                button.type = 'button';
                button.setAttribute('aria-label', button.textContent + ': ' + item.id);
              }
              cell.append(shorter, ' ', end);
              row.append(head, element('td'), element('td'), element('td'), element('td'), cell);
              return row;
            }

            function updateWindowRow(row, item) {
              const [, services, start, end, description, buttons] = row.children;
              row.dataset.end = item.end_time;
              services.textContent = item.services.map(service => service.summary).join(', ');
              start.textContent = new Date(item.start_time).toLocaleString();
              end.textContent = new Date(item.end_time).toLocaleString();
              description.textContent = item.description ?? '';
              buttons.hidden = new Date(item.end_time) <= new Date();
            }

            function messageRow(item) {
              const row = document.createElement('li');
              const about = ' ' + time(item.at) + ' ' + item.via;
              row.append(element('strong', item.channel), element('span', about), element('pre', item.text));
              const details = document.createElement('details');
              const payload = JSON.stringify(item.payload, null, 2);
              details.append(element('summary', 'As Slack got it'), element('pre', payload));
              row.append(details);
              return row;
            }

            async function refresh() {
              const [state, slack, pagerduty] = await Promise.all(
                ['/api/state', '/api/slack', '/api/pagerduty'].map(path => call('GET', path)));
              fill(byId('upstreams'), state.upstreams, item => item.id,
                item => modeRow(item.id, modesFor(state, item.tls), '/api/upstreams/' + item.id),
                (row, item) => updateModeRow(row, [item.host, item.requests || item.connections], item));
              fill(byId('hosts'), state.hosts, item => item.name,
                item => modeRow(item.name, modesFor(state, item.tls), '/api/hosts/' + item.name),
                (row, item) => updateModeRow(row, [item.address, item.upstreams.join(', ')], item));
              choose(byId('slack-mode'), state.slackModes, state.slack.mode);
              choose(byId('pagerduty-mode'), state.pagerdutyModes, state.pagerduty.mode);
              const { state: phase, step, until, outages } = state.script;
              byId('script').textContent = `${phase}: ${outages[step].upstream} ${outages[step].mode}`
                + (until ? `, until ${time(until)}` : '');
              fill(byId('windows'), pagerduty.windows.toReversed(), item => item.id, windowRow, updateWindowRow);
              const messages = slack.messages.slice(-200).toReversed();
              fill(byId('messages'), messages, item => item.number, messageRow, () => {});
            }

            for (const button of document.querySelectorAll('[data-script]')) {
              button.addEventListener('click', () => change('POST', '/api/script', { action: button.dataset.script }));
            }
            byId('reset').addEventListener('click', () => change('POST', '/api/reset'));
            byId('forget').addEventListener('click', () => change('DELETE', '/api/slack'));
            for (const name of ['slack', 'pagerduty']) {
              byId(name + '-mode').addEventListener('change', event =>
                change('PUT', '/api/' + name, { mode: event.target.value }));
            }

            async function beat() {
              try {
                await refresh();
                if (/^(Reading|No answer)/.test(byId('said').textContent)) say('The state is shown each 2 seconds.');
              } catch (problem) {
                say('No answer from the simulator: ' + problem.message);
              }
              setTimeout(beat, 2000);
            }
            beat();
            </script>
            </body>
            </html>
            """;
    }
}
