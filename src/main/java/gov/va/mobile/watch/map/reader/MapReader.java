package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Defaults;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.Policy;
import gov.va.mobile.watch.map.Sentinel;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Source;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.map.reader.Names.Space;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a services map (map.md): either a map that can be used, or all that is wrong with it, each with its place. */
public final class MapReader {
    private static final int VERSION = 1;
    private static final List<String> KEYS = List.of(
            "version",
            "defaults",
            "policy",
            "backend",
            "sentinels",
            "people",
            "links",
            "upstreams",
            "groups",
            "features",
            "sources",
            "hosts");

    private final Context context;

    private MapReader(Context context) {
        this.context = context;
    }

    /**
     * Reads the text of a services map.
     *
     * @param fileName how messages name the file
     * @param environment what <code>${NAME}</code> is filled from
     * @param secretsDirectory where secret files lie; absent or missing counts as empty
     */
    public static MapReading read(
            String fileName,
            String text,
            Function<String, Optional<String>> environment,
            Optional<Path> secretsDirectory) {
        var problems = new Problems(fileName);
        Optional<Value> root = new YamlTree(problems, new Filler(environment, problems)).read(text);
        var context = new Context(problems, secretsDirectory);
        Optional<ServicesMap> map = root.map(value -> new MapReader(context).map(value));
        new MapValidator(context).validate();
        List<MapProblem> warnings = problems.of(Severity.WARNING);
        List<MapProblem> errors = problems.of(Severity.ERROR);
        return map.<MapReading>map(read -> new MapReading.Valid(read, warnings))
                .filter(any -> errors.isEmpty())
                .orElseGet(() -> new MapReading.Invalid(errors, warnings));
    }

    private ServicesMap map(Value root) {
        Section map =
                Section.of(root, "a services map", KEYS, context.problems()).withoutEmptyKeys();
        map.required("version", Kind.number(VERSION, VERSION));
        Defaults defaults =
                map.part("defaults", TimingReader.KEYS).map(this::defaults).orElse(TimingReader.BUILT_IN);
        Optional<Section> policySection = map.part("policy", PolicyReader.TOP_KEYS);
        Policy policy = policySection
                .map(section -> PolicyReader.read(section, PolicyReader.BUILT_IN))
                .orElse(PolicyReader.BUILT_IN);
        Optional<Placed<String>> backend = map.placed("backend", Kind.ID);
        backend.ifPresent(id -> context.names().refer(Space.UPSTREAM, id));
        List<Sentinel> sentinels = new SentinelReader(context, defaults).read(map);
        var contacts = new ContactReader(context.problems());
        List<Source> sources = each(map, "sources", new SourceReader(context, defaults)::read);
        var checks = new CheckReader(context, defaults, byId(sources));
        List<Upstream> upstreams = each(map, "upstreams", new UpstreamReader(context, checks, policy, defaults)::read);
        List<Group> groups = each(map, "groups", new GroupReader(context, upstreams)::read);
        List<Feature> features = each(map, "features", new FeatureReader(context)::read);
        return new ServicesMap(
                Revision.of(root),
                defaults,
                policy,
                policySection
                        .flatMap(section -> section.read("allowPrivate", Kind.FLAG))
                        .orElse(false),
                backend.map(Placed::value),
                sentinels,
                contacts.people(map),
                contacts.links(map),
                upstreams,
                groups,
                features,
                sources,
                new HostReader(context).read(map, upstreams, sources));
    }

    private Defaults defaults(Section section) {
        Defaults defaults = TimingReader.read(section, TimingReader.BUILT_IN);
        TimingReader.checkTimeout(section, defaults);
        return defaults;
    }

    private static <T> List<T> each(Section map, String key, Function<Value, T> reader) {
        var read = new ArrayList<T>();
        map.items(key).forEach(value -> read.add(reader.apply(value)));
        return List.copyOf(read);
    }

    private static Map<String, Source> byId(List<Source> sources) {
        var byId = new LinkedHashMap<String, Source>();
        sources.forEach(source -> byId.putIfAbsent(source.id(), source));
        return byId;
    }
}
