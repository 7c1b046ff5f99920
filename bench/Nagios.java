import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nagios Core with its plugin {@code check_http}, a process for each check. */
record Nagios() implements Peer {
    @Override
    public String name() {
        return "Nagios Core 4, check_http";
    }

    @Override
    public List<String> programs() {
        return List.of("nagios4", "check_http");
    }

    @Override
    public List<Process> start(Path folder, Task task) throws IOException {
        Files.createDirectories(folder.resolve("results"));
        Files.writeString(folder.resolve("nagios.cfg"), """
                cfg_file=objects.cfg
                log_file=nagios.events
                status_file=nagios.status
                object_cache_file=nagios.objects
                state_retention_file=nagios.retained
                lock_file=nagios.lock
                temp_file=nagios.temporary
                temp_path=.
                check_result_path=results
                command_file=nagios.commands
                query_socket=nagios.query
                nagios_user=%1$s
                nagios_group=%1$s
                interval_length=1
                execute_service_checks=1
                enable_notifications=1
                log_initial_states=0
                """.formatted(System.getProperty("user.name")));
        String services = IntStream.range(0, task.checks())
                .mapToObj(number -> """
                        define service {
                            service_description u%1$d
                            host_name upstreams
                            check_command check_http!%2$d!%3$s
                            check_interval %4$d
                            retry_interval 1
                            max_check_attempts 3
                            check_period always
                            notification_period always
                            contacts slack
                            active_checks_enabled 1
                            passive_checks_enabled 0
                        }
                        """.formatted(number, task.port(), Task.path(number), task.interval()))
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("objects.cfg"),
                """
                define timeperiod {
                    timeperiod_name always
                    alias always
                    sunday 00:00-24:00
                    monday 00:00-24:00
                    tuesday 00:00-24:00
                    wednesday 00:00-24:00
                    thursday 00:00-24:00
                    friday 00:00-24:00
                    saturday 00:00-24:00
                }
                define command {
                    command_name check_http
                    command_line %1$s -I %2$s -p $ARG1$ -u $ARG2$ -s UP -t 2
                }
                define command {
                    command_name tell
                    command_line curl -s -H 'Content-Type: application/json' -d '{"text":"$SERVICEDESC$ is $SERVICESTATE$"}' %3$s
                }
                define contact {
                    contact_name slack
                    host_notification_period always
                    service_notification_period always
                    host_notification_options n
                    service_notification_options c,r
                    host_notification_commands tell
                    service_notification_commands tell
                }
                define host {
                    host_name upstreams
                    address %2$s
                    max_check_attempts 1
                    active_checks_enabled 0
                    check_period always
                    notification_period always
                    contacts slack
                }
                """.formatted(Peer.onPath("check_http").findFirst().orElseThrow(), task.host(), task.webhook())
                        + services);
        return List.of(Peer.process(folder, "nagios4", "nagios.cfg"));
    }
}
