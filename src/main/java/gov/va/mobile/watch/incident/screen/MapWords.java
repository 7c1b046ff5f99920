package gov.va.mobile.watch.incident.screen;

import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.Person;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Team;
import gov.va.mobile.watch.map.Upstream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that the services map says of people, teams and links, and in the words to users; pure. */
final class MapWords {
    private MapWords() {}

    static List<String> of(ServicesMap map) {
        return Stream.of(
                        map.people().values().stream().flatMap(MapWords::person),
                        map.links().values().stream(),
                        map.groups().stream().map(Group::team).flatMap(MapWords::team),
                        map.groups().stream().map(Group::name),
                        map.features().stream().map(feature -> feature.name()),
                        map.upstreams().stream().map(Upstream::team).flatMap(MapWords::team),
                        map.upstreams().stream().flatMap(MapWords::upstream))
                .flatMap(words -> words)
                .toList();
    }

    private static Stream<String> person(Person person) {
        return Stream.concat(
                Stream.of(person.name(), person.slack(), person.email()).flatMap(Optional::stream),
                person.backups().stream());
    }

    private static Stream<String> team(Optional<Team> team) {
        return team.stream()
                .flatMap(known -> Stream.of(known.name(), known.slack(), known.email(), known.runbook()))
                .flatMap(Optional::stream);
    }

    private static Stream<String> upstream(Upstream upstream) {
        return Stream.concat(Stream.of(upstream.name()), upstream.message().stream());
    }
}
