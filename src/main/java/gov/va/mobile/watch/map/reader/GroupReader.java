package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.map.reader.Names.Space;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads one group; it is as critical as its most critical member where nothing else is said. */
final class GroupReader {
    private static final List<String> KEYS = List.of("id", "name", "members", "team", "criticality");

    private final Context context;
    private final List<Upstream> upstreams;

    GroupReader(Context context, List<Upstream> upstreams) {
        this.context = context;
        this.upstreams = upstreams;
    }

    Group read(Value value) {
        Section group = Section.of(value, "a group", KEYS, context.problems());
        Optional<Placed<String>> id = group.required("id", Kind.ID);
        id.ifPresent(found -> {
            context.names().declare(Space.GROUP, found);
            if (context.names().knows(Space.UPSTREAM, found.value())) {
                context.problems()
                        .error(
                                found.place(),
                                "duplicate id " + found.value(),
                                "one that no upstream has, because causes are named by it");
            }
        });
        List<Placed<String>> placed = group.scalars("members", Kind.ID);
        context.names().once(placed);
        placed.forEach(member -> context.names().refer(Space.UPSTREAM, member));
        List<String> members = placed.stream().map(Placed::value).toList();
        if (members.size() < 2) {
            group.warning("members", "a group of " + members.size(), "at least 2 members, which can fail together");
        }
        return new Group(
                id.map(Placed::value).orElse("?"),
                group.read("name", Kind.TEXT).or(() -> id.map(Placed::value)).orElse("?"),
                members,
                new ContactReader(context.problems()).team(group),
                group.read("criticality", Kind.word(Criticality.class)).orElseGet(() -> mostCritical(members)));
    }

    private Criticality mostCritical(List<String> members) {
        return upstreams.stream()
                .filter(upstream -> members.contains(upstream.id()))
                .map(Upstream::criticality)
                .min(Comparator.naturalOrder())
                .orElse(UpstreamReader.USUAL);
    }
}
