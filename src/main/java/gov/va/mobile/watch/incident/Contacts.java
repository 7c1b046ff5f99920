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

    /** Who decides, and is told of what goes to another VA team (domain.md §1). */
    static final String PRODUCT_OWNER = "product-owner";

    /** Who leads a control incident by default. */
    static final String COMMANDER = "incident-commander";

    /** Who else could lead a control incident that this one leads: the map's backups, and its commander where another was named. */
    static List<String> backups(ServicesMap map, String leads) {
        return Optional.ofNullable(map.people().get(COMMANDER)).stream()
                .flatMap(person -> Stream.concat(person.name().stream(), person.backups().stream()))
                .filter(name -> !name.equals(leads))
                .toList();
    }

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
