package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Defaults;
import gov.va.mobile.watch.map.Source;
import gov.va.mobile.watch.map.reader.Names.Space;
import java.util.List;
import java.util.Optional;

/** Reads one source: a request whose one answer several checks judge. */
final class SourceReader {
    private static final List<String> KEYS = List.of("id", "url", "headers", "interval", "timeout", "maxBody", "via");

    private final Context context;
    private final Defaults defaults;

    SourceReader(Context context, Defaults defaults) {
        this.context = context;
        this.defaults = defaults;
    }

    Source read(Value value) {
        Section source = Section.of(value, "a source", KEYS, context.problems());
        Optional<Placed<String>> id = source.required("id", Kind.ID);
        id.ifPresent(found -> context.names().declare(Space.SOURCE, found));
        List<String> emptied = value.emptied().distinct().sorted().toList();
        boolean off = !emptied.isEmpty();
        if (off) {
            context.problems()
                    .warning(
                            value.place(),
                            "an empty " + String.join(", ", emptied),
                            "a value: source " + id.map(Placed::value).orElse("?")
                                    + " is switched off, and the checks that it feeds");
        }
        Defaults times = TimingReader.read(source, defaults);
        TimingReader.checkTimeout(source, times);
        return new Source(
                id.map(Placed::value).orElse("?"),
                off,
                new TargetReader(context).url(source),
                context.secrets().headers(source, off),
                times.interval(),
                times.timeout(),
                TargetReader.maxBody(source),
                source.read("via", Kind.URL));
    }
}
