import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What one would run instead, as the system's packages bring it: the same upstreams at the same interval, with the same expectation, timeout and threshold. */
sealed interface Peer permits Prometheus, Nagios, Icinga, Monit {
    /** All that the measurement knows. */
    static List<Peer> all() {
        return List.of(new Prometheus(), new Nagios(), new Icinga(), new Monit());
    }

    /** What a reader calls it. */
    String name();

    /** The programs that it needs on the {@code PATH}, or by their whole path. */
    List<String> programs();

    /**
     * Starts it in that folder, which is empty; the caller ends its processes.
     *
     * @param task what it is to do
     */
    List<Process> start(Path folder, Task task) throws IOException;

    /**
     * What it is to do.
     *
     * @param door where all upstreams are
     * @param certificate what they show, where they speak TLS
     * @param checks so many, each by its number in the path
     * @param interval seconds from one check of an upstream to its next
     * @param webhook takes what it tells, in whatever form
     */
    record Task(URI door, Path certificate, int checks, int interval, String webhook) {
        String host() {
            return door.getHost();
        }

        int port() {
            return door.getPort();
        }

        /** The path of an upstream. */
        static String path(int number) {
            return "/bench/" + number;
        }
    }

    /** What is not installed of it; empty when it can be measured. */
    default List<String> missing() {
        return programs().stream()
                .filter(program -> onPath(program).findFirst().isEmpty())
                .toList();
    }

    /** Where a program lies. */
    static Stream<Path> onPath(String program) {
        String folders = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/lib/nagios/plugins";
        return Stream.of(folders.split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .limit(1);
    }

    /** Starts one of its programs, with a log beside its configuration. */
    static Process process(Path folder, String program, String... arguments) throws IOException {
        var command = new ArrayList<>(
                List.of(onPath(program).findFirst().orElseThrow().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".log").toFile())
                .start();
    }
}
