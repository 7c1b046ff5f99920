package gov.va.mobile.watch.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How the image runs the JVM: its options, and what the training run of its build left in a cache. The training is made once for all tests, so it is tried
 * here as well, and the many starts are quick ones.
 */
final class AsInTheImage {
    private static final String CACHE = "upstream-watch.aot";

    /** The arguments of {@code java}. */
    static final List<String> OPTIONS = options();

    private AsInTheImage() {}

    private static List<String> options() {
        Path app = Path.of("target/quarkus-app").toAbsolutePath();
        return Unchecked.call(() -> {
            List<String> image = Files.readAllLines(Path.of("src/main/image/jvm.options"));
            Files.write(app.resolve("jvm.options"), image);
            if (!trained(app)) {
                train(app);
            }
            return image.stream()
                    .filter(line -> line.startsWith("-"))
                    .map(line -> line.replace("=" + CACHE, "=" + app.resolve(CACHE)))
                    .map(line -> line.startsWith("-XX:MaxRAMPercentage") ? "-Xmx128m" : line)
                    .toList();
        });
    }

    private static boolean trained(Path app) throws IOException {
        Path cache = app.resolve(CACHE);
        return Files.exists(cache)
                && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(app.resolve("quarkus-run.jar")))
                        > 0;
    }

    private static void train(Path app) {
        Path log = app.resolveSibling("training.log");
        Unchecked.run(() -> {
            int code = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                            "-cp",
                            app.resolve("lib/main") + "/*",
                            "src/main/image/TrainingRun.java",
                            app.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            assertThat(code).as(() -> "the training run, see " + log).isZero();
        });
    }
}
