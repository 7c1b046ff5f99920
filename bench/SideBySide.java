import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Measures what one would run instead, one after the other, on the same upstreams: what a check costs, how many of them are made, memory, and how soon it tells. */
final class SideBySide {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Path folder;
    private final Processes processes;
    private final Surroundings around;
    private final int warm;
    private final int measure;
    private int hang;
    private final AtomicLong toldAt = new AtomicLong();

    /** @param warm seconds before it is measured, {@code measure} seconds */
    SideBySide(Path folder, Processes processes, Surroundings around, int warm, int measure) {
        this.folder = folder;
        this.processes = processes;
        this.around = around;
        this.warm = warm;
        this.measure = measure;
    }

    /**
     * What was seen of one.
     *
     * @param millis CPU per check, of all its processes
     * @param done how many of the checks that were due were made
     * @param resident of all its processes, MiB
     * @param told seconds from the first failing answer to what it tells; not a number where it told nothing for a minute
     */
    record Figure(String name, double millis, double done, long resident, double told) {
        void print(double ours) {
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %6.2f ms a check; the service takes %.2f x that; %3.0f %% of the checks that were due, %d MiB, told after %.1f s%n",
                    name,
                    millis,
                    ours / millis,
                    100 * done,
                    resident,
                    told);
        }
    }

    /** Measures the first so many of all that are known, of so many checks those left out that hang; those not installed are named and left out. */
    List<Figure> measure(int peers, int checks, int interval, int hang) throws IOException, InterruptedException {
        HttpServer sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sink.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            toldAt.compareAndSet(0, System.nanoTime());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        sink.start();
        URI door = URI.create(around.door());
        this.hang = hang;
        var task = new Peer.Task(
                door,
                folder.resolve("certificate.pem").toAbsolutePath(),
                checks,
                interval,
                "http://127.0.0.1:" + sink.getAddress().getPort() + "/");
        var figures = new ArrayList<Figure>();
        for (Peer peer : Peer.all().subList(0, peers)) {
            if (peer.missing().isEmpty()) {
                figures.add(measure(peer, task));
            } else {
                System.out.println(
                        "left out: " + peer.name() + "; not installed: " + String.join(", ", peer.missing()));
            }
        }
        sink.stop(0);
        return figures;
    }

    private Figure measure(Peer peer, Peer.Task task) throws IOException, InterruptedException {
        List<Process> started = peer.start(
                Files.createDirectories(folder.resolve(peer.programs().getFirst())), task);
        processes.add(started);
        TimeUnit.SECONDS.sleep(warm);
        long cpu = ticks(started);
        long before = around.answered();
        TimeUnit.SECONDS.sleep(measure);
        double done = around.answered() - before;
        double millis = (ticks(started) - cpu) * 1000.0 / Proc.TICKS_PER_SECOND / done;
        long resident = 0;
        for (Process process : started) {
            resident += Proc.resident(process.pid(), true);
        }
        double told = told();
        processes.stop(started);
        return new Figure(
                peer.name(),
                millis,
                done / ((double) (task.checks() - hang) / task.interval() * measure),
                resident,
                told);
    }

    /** Breaks one upstream, and mends it. */
    private double told() throws IOException, InterruptedException {
        toldAt.set(0);
        long broken = System.nanoTime();
        around.down(7);
        long end = broken + LONGEST.toNanos();
        while (toldAt.get() == 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        around.down(-1);
        return toldAt.get() == 0 ? Double.NaN : (toldAt.get() - broken) / 1e9;
    }

    private static long ticks(List<Process> some) throws IOException {
        long sum = 0;
        for (Process process : some) {
            sum += Proc.ticks(process.pid(), true);
        }
        return sum;
    }
}
