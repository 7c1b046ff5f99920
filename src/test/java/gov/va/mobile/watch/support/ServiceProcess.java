package gov.va.mobile.watch.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The packaged service as a process of its own, as an operator starts it; what it writes is kept in a file. */
public final class ServiceProcess implements AutoCloseable {
    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final Path MAP =
            Path.of("src/test/resources/services-map/small.yaml").toAbsolutePath();
    private static final Pattern LISTENING = Pattern.compile(
            "Listening on: http://[^:]+:(\\d+)\\. Management interface listening on http://[^:]+:(\\d+)");

    /** Of k8s/base/deployment.yaml, without what its preStop takes. */
    private static final int GRACE_PERIOD_SECONDS = 35;

    private final Process process;
    private final Path output;

    private ServiceProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it in that folder, on free ports, with these environment variables and arguments. */
    public static ServiceProcess start(Path folder, Map<String, String> environment, String... arguments) {
        return Unchecked.call(() -> {
            Path output = Files.createTempFile(folder, "service", ".log");
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString());
            builder.command().addAll(AsInTheImage.OPTIONS);
            builder.command().addAll(List.of("-jar", JAR.toString()));
            builder.command().addAll(List.of(arguments));
            builder.environment()
                    .putAll(Map.of(
                            "QUARKUS_HTTP_PORT",
                            "0",
                            "QUARKUS_MANAGEMENT_PORT",
                            "0",
                            "WATCH_SERVICES_MAP",
                            MAP.toString()));
            builder.environment().putAll(environment);
            return new ServiceProcess(
                    builder.directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        });
    }

    /** All that it has written so far. */
    public String output() {
        return Unchecked.call(() -> {
            return Files.readString(output);
        });
    }

    /** Waits until it serves. */
    public ServiceProcess awaitListening() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3)) // several start at once, on few processors
                .until(() -> LISTENING.matcher(output()).find() || !process.isAlive());
        assertThat(process.isAlive()).as(output()).isTrue();
        return this;
    }

    /** The port for people and machines. */
    public int port() {
        return Integer.parseInt(listening().group(1));
    }

    /** The port for health and metrics. */
    public int managementPort() {
        return Integer.parseInt(listening().group(2));
    }

    private Matcher listening() {
        Matcher matcher = LISTENING.matcher(output());
        assertThat(matcher.find()).as(output()).isTrue();
        return matcher;
    }

    /** Waits until it ends by itself, and answers its exit code. */
    public int awaitEnd() {
        return Unchecked.call(() -> {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(output()).isTrue();
            return process.exitValue();
        });
    }

    /** SIGTERM, as an operator or Kubernetes stops it; one that does not end within the grace period says in its log what it is at. */
    public int terminate() {
        process.destroy();
        return Unchecked.call(() -> {
            if (!process.waitFor(GRACE_PERIOD_SECONDS, TimeUnit.SECONDS)) {
                signal("QUIT");
                process.waitFor(5, TimeUnit.SECONDS);
                fail("it did not stop within %d s:%n%s", GRACE_PERIOD_SECONDS, output());
            }
            return process.exitValue();
        });
    }

    /** SIGSTOP: it is there and does nothing, as on a machine that hangs. */
    public void suspend() {
        signal("STOP");
    }

    /** SIGCONT: it goes on where it stood, and believes that no time went by. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        Unchecked.run(() -> {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
        });
    }

    /** Whether it runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL: it cannot tidy up. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }
}
