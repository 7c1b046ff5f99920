import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prometheus with blackbox_exporter and Alertmanager. */
record Prometheus() implements Peer {
    @Override
    public String name() {
        return "Prometheus, blackbox_exporter, Alertmanager";
    }

    @Override
    public List<String> programs() {
        return List.of("prometheus", "prometheus-blackbox-exporter", "prometheus-alertmanager");
    }

    @Override
    public List<Process> start(Path folder, Task task) throws IOException {
        int blackbox = Processes.freePort();
        int alertmanager = Processes.freePort();
        Files.writeString(folder.resolve("blackbox.yml"), """
                modules:
                  bench:
                    prober: http
                    timeout: 2s
                    http:
                      preferred_ip_protocol: ip4
                      fail_if_body_not_matches_regexp: ['"status": ?"UP"']
                """ + trust(task));
        Files.writeString(folder.resolve("alertmanager.yml"), """
                route: { receiver: hook, group_by: [instance], group_wait: 0s, group_interval: 1s }
                receivers: [{ name: hook, webhook_configs: [{ url: "%s" }] }]
                """.formatted(task.webhook()));
        Files.writeString(
                folder.resolve("rules.yml"),
                "groups: [{ name: bench, rules: [{ alert: Down, expr: probe_success == 0, for: " + 2 * task.interval()
                        + "s }] }]\n");
        Files.writeString(folder.resolve("prometheus.yml"), configuration(task, blackbox, alertmanager));
        return List.of(
                Peer.process(
                        folder,
                        "prometheus-blackbox-exporter",
                        "--config.file=blackbox.yml",
                        "--web.listen-address=127.0.0.1:" + blackbox),
                Peer.process(
                        folder,
                        "prometheus-alertmanager",
                        "--config.file=alertmanager.yml",
                        "--storage.path=alerts",
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + alertmanager),
                Peer.process(
                        folder,
                        "prometheus",
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=series",
                        "--web.listen-address=127.0.0.1:" + Processes.freePort()));
    }

    /** A file that is not there would fail each of its checks. */
    private static String trust(Task task) {
        return task.door().getScheme().equals("https")
                ? "      tls_config: { ca_file: \"" + task.certificate() + "\" }\n"
                : "";
    }

    private static String configuration(Task task, int blackbox, int alertmanager) {
        String targets = IntStream.range(0, task.checks())
                .mapToObj(number -> "\"" + task.door() + Task.path(number) + "\"")
                .collect(Collectors.joining(", "));
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
                """.formatted(task.interval(), blackbox, alertmanager, targets);
    }
}
