package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.map.Person;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom to ask, in one line each, from the services map; pure. */
final class Contacts {
    private Contacts() {}

    /** The people of these roles, as far as the map names them. */
    static List<String> people(ServicesMap map, String... roles) {
        return Stream.of(roles)
                .flatMap(role ->
                        Optional.ofNullable(map.people().get(role)).stream().map(person -> person(role, person)))
                .toList();
    }

    /** The team that runs an upstream, if the map names one. */
    static List<String> team(Optional<Team> team) {
        return team.map(known -> line(known.name(), known.slack(), known.email()))
                .filter(line -> !line.isEmpty())
                .map(List::of)
                .orElse(List.of());
    }

    private static String person(String role, Person person) {
        String backups = person.backups().isEmpty() ? "" : "; backups: " + String.join(", ", person.backups());
        return role.replace('-', ' ') + ": " + line(person.name(), person.slack(), person.email()) + backups;
    }

    private static String line(Optional<String> name, Optional<String> slack, Optional<String> email) {
        List<String> known = new ArrayList<>();
        name.ifPresent(known::add);
        slack.ifPresent(known::add);
        email.ifPresent(known::add);
        return String.join(", ", known);
    }
}
