package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Defaults;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.map.Pause;
import gov.va.mobile.watch.map.Source;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.reader.Names.Space;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one check with all defaults applied. */
final class CheckReader {
    private static final List<String> COMMON = List.of(
            "id",
            "type",
            "source",
            "depth",
            "partial",
            "paused",
            "interval",
            "timeout",
            "retryInterval",
            "failureThreshold",
            "successThreshold",
            "slowAfter");
    private static final List<String> OF_THE_SOURCE = List.of("interval", "timeout", "retryInterval", "slowAfter");
    private static final String SOURCE = "source";
    private static final Kind<String> TYPE = Kind.text(
            "http, tcp, tls, dns, push or prometheus",
            text -> Optional.of(text).filter(TargetReader.KEYS::containsKey));

    private final Context context;
    private final Defaults defaults;
    private final Map<String, Source> sources;
    private final TargetReader targets;
    private final ExpectationReader expectations;

    CheckReader(Context context, Defaults defaults, Map<String, Source> sources) {
        this.context = context;
        this.defaults = defaults;
        this.sources = sources;
        this.targets = new TargetReader(context);
        this.expectations = new ExpectationReader(context);
    }

    /** The check, and its id with its place when it has one. */
    Check read(Value value, String upstream, List<Placed<String>> ids) {
        Section unchecked = Section.any(value, "a check", context.problems());
        Optional<String> type = unchecked.has(SOURCE) ? Optional.of(SOURCE) : unchecked.read("type", TYPE);
        Section check = Section.of(value, "a check", keys(type), context.problems());
        Optional<Placed<String>> id = check.required("id", Kind.ID);
        id.ifPresent(ids::add);
        if (type.isEmpty() && !check.has("type")) {
            check.error("type", "a check without type", "type: " + TYPE.expected() + ", or a source");
        }
        List<String> emptied = value.emptied().distinct().sorted().toList();
        boolean off = warnWhereOff(value, upstream + "/" + id.map(Placed::value).orElse("?"), emptied);
        return type.isPresent() && type.get().equals(SOURCE) ? evidence(check, id, off) : asking(check, id, type, off);
    }

    private static Collection<String> keys(Optional<String> type) {
        var keys = new LinkedHashSet<>(COMMON);
        if (type.isEmpty()) {
            TargetReader.KEYS.values().forEach(keys::addAll);
        } else {
            keys.addAll(TargetReader.KEYS.getOrDefault(type.get(), List.of("expect")));
        }
        return keys;
    }

    private boolean warnWhereOff(Value value, String name, List<String> emptied) {
        if (!emptied.isEmpty()) {
            context.problems()
                    .warning(
                            value.place(),
                            "an empty " + String.join(", ", emptied),
                            "a value: check " + name + " is switched off");
        }
        return !emptied.isEmpty();
    }

    private Check asking(Section check, Optional<Placed<String>> id, Optional<String> type, boolean off) {
        Defaults times = TimingReader.read(check, defaults);
        if (!type.equals(Optional.of("push"))) {
            TimingReader.checkTimeout(check, times);
        }
        Target target =
                type.map(word -> targets.read(word, check, off)).orElse(new Target.Tcp(TargetReader.NO_ADDRESS));
        boolean door = target instanceof Target.Tcp || target instanceof Target.Tls;
        return check(check, id, off, times, door ? Depth.DOOR : Depth.SERVICE, target);
    }

    private Check evidence(Section check, Optional<Placed<String>> id, boolean off) {
        if (check.has("type")) {
            check.error("type", "type beside source", "one of the two");
        }
        OF_THE_SOURCE.stream()
                .filter(check::has)
                .forEach(key -> check.warning(key, key + " of a check that a source feeds", key + " at the source"));
        Optional<Placed<String>> sourceId = check.placed(SOURCE, Kind.ID);
        sourceId.ifPresent(found -> context.names().refer(Space.SOURCE, found));
        Optional<Source> source = sourceId.flatMap(found -> Optional.ofNullable(sources.get(found.value())));
        Optional<Section> expect = check.part("expect", List.of("json"));
        if (expect.map(section -> section.entries("json").isEmpty()).orElse(true)) {
            check.error("expect", "a check of a source without expect.json", "expect: { json: { <JSONPath>: value } }");
        }
        Defaults own = TimingReader.read(check, defaults);
        var times = new Defaults(
                source.map(Source::interval).orElse(own.interval()),
                source.map(Source::timeout).orElse(own.timeout()),
                own.failureThreshold(),
                own.successThreshold(),
                source.map(Source::interval).orElse(own.retryInterval()),
                own.slowAfter());
        Target target = new Target.Evidence(
                sourceId.map(Placed::value).orElse("?"),
                expect.map(expectations::json).orElse(List.of()));
        return check(check, id, off || source.map(Source::off).orElse(false), times, Depth.SERVICE, target);
    }

    private static Check check(
            Section check, Optional<Placed<String>> id, boolean off, Defaults times, Depth usual, Target target) {
        return new Check(
                id.map(Placed::value).orElse("?"),
                check.read("depth", Kind.word(Depth.class)).orElse(usual),
                check.read("partial", Kind.FLAG).orElse(false),
                pause(check),
                off,
                times.interval(),
                times.timeout(),
                times.retryInterval(),
                times.failureThreshold(),
                times.successThreshold(),
                times.slowAfter(),
                target);
    }

    /** Whether a check or an upstream is openly not checked. */
    static Optional<Pause> pause(Section owner) {
        return owner.part("paused", List.of("until", "reason"))
                .map(paused -> new Pause(
                        paused.read("until", Kind.INSTANT),
                        paused.read("reason", Kind.TEXT).orElse("no reason is given in the map")));
    }
}
