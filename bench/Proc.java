import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What Linux says of processes, by {@code /proc}. */
final class Proc {
    static final long TICKS_PER_SECOND = 100;

    private Proc() {}

    /** User and system time of a process in ticks; with its children, those that ended included, where they are asked for. */
    static long ticks(long pid, boolean children) throws IOException {
        long sum = 0;
        for (long each : children ? family(pid) : List.of(pid)) {
            try {
                String stat = Files.readString(Path.of("/proc/" + each + "/stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                sum += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
                if (children) {
                    sum += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
                }
            } catch (NoSuchFileException ended) {
                // its parent counts it now
            }
        }
        return sum;
    }

    /** Resident memory in MiB; of a whole family, without what its processes share counted once for each. */
    static long resident(long pid, boolean children) throws IOException {
        long kilobytes = 0;
        for (long each : children ? family(pid) : List.of(pid)) {
            kilobytes += children ? value(each, "smaps_rollup", "Pss:") : value(each, "status", "VmRSS");
        }
        return kilobytes / 1024;
    }

    /** The most that it ever had resident, in MiB. */
    static long highest(long pid) throws IOException {
        return value(pid, "status", "VmHWM") / 1024;
    }

    private static long value(long pid, String file, String name) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/" + file)).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    private static List<Long> family(long pid) {
        var all = new ArrayList<Long>();
        var queue = new ArrayDeque<>(List.of(pid));
        while (!queue.isEmpty()) {
            long next = queue.remove();
            all.add(next);
            ProcessHandle.of(next).ifPresent(process -> process.children().forEach(child -> queue.add(child.pid())));
        }
        return all;
    }

    /** The name of the processor. */
    static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown processor");
    }
}
