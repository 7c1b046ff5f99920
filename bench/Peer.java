import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What many would run instead: Prometheus with blackbox_exporter and Alertmanager, as the system's packages bring them, on the same upstreams at the same interval with the
 * same expectation (status and body, a fresh connection each) and the same threshold (three failures in a row).
 *
 * @param programs Prometheus, blackbox_exporter, Alertmanager
 */
record Peer(List<Path> programs) {
    private static final List<String> NAMES =
            List.of("prometheus", "prometheus-blackbox-exporter", "prometheus-alertmanager");

    /** The three programs, if all are on the {@code PATH}. */
    static Optional<Peer> installed() {
        List<Path> found = NAMES.stream().flatMap(Peer::onPath).toList();
        return found.size() == NAMES.size() ? Optional.of(new Peer(found)) : Optional.empty();
    }

    /** What is missing, in words. */
    static String missing() {
        return String.join(
                ", ",
                NAMES.stream()
                        .filter(name -> onPath(name).findFirst().isEmpty())
                        .toList());
    }

    private static Stream<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .limit(1);
    }

    /** The three processes, started in that folder; the caller ends them. */
    List<Process> start(Path folder, String benchUrl, int checks, int interval, List<Integer> ports)
            throws IOException {
        Files.createDirectories(folder);
        int prometheus = ports.get(0);
        int blackbox = ports.get(1);
        int alertmanager = ports.get(2);
        Files.writeString(folder.resolve("blackbox.yml"), """
                modules:
                  bench:
                    prober: http
                    timeout: 2s
                    http:
                      preferred_ip_protocol: ip4
                      fail_if_body_not_matches_regexp: ['"status": ?"UP"']
                """);
        Files.writeString(folder.resolve("alertmanager.yml"), """
                route: { receiver: none }
                receivers: [{ name: none }]
                """);
        Files.writeString(
                folder.resolve("rules.yml"),
                "groups: [{ name: bench, rules: [{ alert: Down, expr: probe_success == 0, for: " + 2 * interval
                        + "s }] }]\n");
        Files.writeString(
                folder.resolve("prometheus.yml"), configuration(benchUrl, checks, interval, blackbox, alertmanager));
        var processes = new ArrayList<Process>();
        processes.add(process(folder, 1, "--config.file=blackbox.yml", "--web.listen-address=127.0.0.1:" + blackbox));
        processes.add(process(
                folder,
                2,
                "--config.file=alertmanager.yml",
                "--storage.path=alerts",
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + alertmanager));
        processes.add(process(
                folder,
                0,
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=series",
                "--web.listen-address=127.0.0.1:" + prometheus));
        return processes;
    }

    private static String configuration(String benchUrl, int checks, int interval, int blackbox, int alertmanager) {
        var targets = new ArrayList<String>();
        for (int i = 0; i < checks; i++) {
            targets.add("\"" + benchUrl + "/bench/" + i + "\"");
        }
        return """
                global: { scrape_interval: %1$ds, scrape_timeout: 2s, evaluation_interval: %1$ds }
                rule_files: [rules.yml]
                alerting: { alertmanagers: [{ static_configs: [{ targets: ["127.0.0.1:%3$d"] }] }] }
                scrape_configs:
                  - job_name: bench
                    metrics_path: /probe
                    params: { module: [bench] }
                    static_configs: [{ targets: [%4$s] }]
                    relabel_configs:
                      - { source_labels: [__address__], target_label: __param_target }
                      - { source_labels: [__param_target], target_label: instance }
                      - { target_label: __address__, replacement: "127.0.0.1:%2$d" }
                """.formatted(interval, blackbox, alertmanager, String.join(", ", targets));
    }

    private Process process(Path folder, int program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(programs.get(program).toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(NAMES.get(program) + ".log").toFile())
                .start();
    }
}
