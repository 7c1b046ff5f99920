import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Icinga 2 with the plugin {@code check_http}, a process for each check. */
record Icinga() implements Peer {
    @Override
    public String name() {
        return "Icinga 2, check_http";
    }

    @Override
    public List<String> programs() {
        return List.of("icinga2", "check_http");
    }

    @Override
    public List<Process> start(Path folder, Task task) throws IOException {
        Path here = folder.toAbsolutePath();
        for (String part : List.of("data", "log", "cache", "spool", "run")) {
            Files.createDirectories(here.resolve(part));
        }
        Path configuration = Files.writeString(
                here.resolve("icinga2.conf"), """
                include <itl>
                object CheckerComponent "checker" { concurrent_checks = 512 }
                object NotificationComponent "notification" { }
                object CheckCommand "bench" {
                  command = [ "%1$s", "-I", "%2$s", "-p", "%3$d", "-u", "$path$", "-s", "UP", "-t", "2" ]
                }
                object NotificationCommand "tell" {
                  command = [ "/usr/bin/curl", "-s", "-H", "Content-Type: application/json", "-d", {{{{"text":"$service.name$ is $service.state$"}}}}, "%4$s" ]
                }
                object User "slack" { }
                object Host "upstreams" { check_command = "dummy" }
                for (number in range(%5$d)) {
                  object Service "u" + number use (number) {
                    host_name = "upstreams"
                    check_command = "bench"
                    check_interval = %6$ds
                    retry_interval = 1s
                    max_check_attempts = 3
                    vars.path = "/bench/" + number
                  }
                }
                apply Notification "told" to Service {
                  command = "tell"
                  users = [ "slack" ]
                  states = [ Critical, OK ]
                  types = [ Problem, Recovery ]
                  interval = 0
                  assign where true
                }
                """.replace("{{{{", "{{{").replace("}}}}", "}}}").formatted(
                        Peer.onPath("check_http").findFirst().orElseThrow(),
                        task.host(),
                        task.port(),
                        task.webhook(),
                        task.checks(),
                        task.interval()));
        String user = System.getProperty("user.name");
        return List.of(Peer.process(
                here,
                "icinga2",
                "daemon",
                "-c",
                configuration.toString(),
                "-x",
                "warning",
                "-DRunAsUser=" + user,
                "-DRunAsGroup=" + user,
                "-DConfiguration.DataDir=" + here.resolve("data"),
                "-DDataDir=" + here.resolve("data"),
                "-DLogDir=" + here.resolve("log"),
                "-DCacheDir=" + here.resolve("cache"),
                "-DSpoolDir=" + here.resolve("spool"),
                "-DInitRunDir=" + here.resolve("run"),
                "-DPidPath=" + here.resolve("run/icinga2.pid")));
    }
}
