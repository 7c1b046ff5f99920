import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Monit, which asks one after the other. */
record Monit() implements Peer {
    @Override
    public String name() {
        return "Monit";
    }

    @Override
    public List<String> programs() {
        return List.of("monit");
    }

    @Override
    public List<Process> start(Path folder, Task task) throws IOException {
        String hosts = IntStream.range(0, task.checks())
                .mapToObj(number -> """
                        check host u%1$d with address %2$s
                          if failed port %3$d protocol http request "%4$s" content = "UP" with timeout 2 seconds for 3 cycles
                          then exec "/usr/bin/curl -s -H 'Content-Type: application/json' -d '{\\"text\\":\\"u%1$d is down\\"}' %5$s"
                        """.formatted(number, task.host(), task.port(), Task.path(number), task.webhook()))
                .collect(Collectors.joining());
        Path control = Files.writeString(
                folder.resolve("monitrc"),
                """
                set daemon %d
                set log %s
                set idfile %s
                set statefile %s
                set pidfile %s
                """.formatted(
                                        task.interval(),
                                        folder.resolve("monit.events").toAbsolutePath(),
                                        folder.resolve("monit.id").toAbsolutePath(),
                                        folder.resolve("monit.state").toAbsolutePath(),
                                        folder.resolve("monit.pid").toAbsolutePath())
                        + hosts);
        Files.setPosixFilePermissions(control, PosixFilePermissions.fromString("rw-------"));
        return List.of(Peer.process(
                folder, "monit", "-I", "-c", control.toAbsolutePath().toString()));
    }
}
