package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Person;
import gov.va.mobile.watch.map.Team;
import gov.va.mobile.watch.map.reader.Value.Field;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads whom to call: teams, people by role, and links. */
final class ContactReader {
    private static final List<String> TEAM = List.of("name", "slack", "email", "runbook");
    private static final List<String> PERSON = List.of("name", "slack", "email", "backups");

    private final Problems problems;

    ContactReader(Problems problems) {
        this.problems = problems;
    }

    /** The team of an upstream or a group. */
    Optional<Team> team(Section owner) {
        return owner.part("team", TEAM)
                .map(team -> new Team(
                        team.read("name", Kind.TEXT),
                        team.read("slack", Kind.TEXT),
                        team.read("email", Kind.TEXT),
                        team.read("runbook", Kind.URL).map(URI::toString)));
    }

    /** People by role. */
    Map<String, Person> people(Section map) {
        var people = new LinkedHashMap<String, Person>();
        for (Field entry : map.entries("people")) {
            Section person = Section.of(entry.value(), "person", PERSON, problems);
            map.read(entry.key(), Kind.ID)
                    .ifPresent(role -> people.put(
                            role,
                            new Person(
                                    person.read("name", Kind.TEXT),
                                    person.read("slack", Kind.TEXT),
                                    person.read("email", Kind.TEXT),
                                    person.scalars("backups", Kind.TEXT).stream()
                                            .map(Placed::value)
                                            .toList())));
        }
        return people;
    }

    /** Links by name; a text that is no URL says that there is none yet. */
    Map<String, String> links(Section map) {
        var links = new LinkedHashMap<String, String>();
        for (Field entry : map.entries("links")) {
            Optional<String> name = map.read(entry.key(), Kind.ID);
            Optional<String> link = map.read(entry.value(), Kind.TEXT);
            name.ifPresent(key -> link.ifPresent(text -> links.put(key, text)));
        }
        return links;
    }
}
