package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Feature.FeatureRule;
import gov.va.mobile.watch.map.reader.Names.Space;
import java.util.List;
import java.util.Optional;

/** Reads one feature. */
final class FeatureReader {
    private static final List<String> KEYS = List.of("id", "name", "dependsOn", "inApp", "rule");

    private final Context context;

    FeatureReader(Context context) {
        this.context = context;
    }

    Feature read(Value value) {
        Section feature = Section.of(value, "a feature", KEYS, context.problems());
        Optional<Placed<String>> placedId = feature.required("id", Kind.ID);
        placedId.ifPresent(found -> context.names().declare(Space.FEATURE, found));
        String id = placedId.map(Placed::value).orElse("?");
        List<Placed<String>> dependsOn = feature.scalars("dependsOn", Kind.ID);
        if (feature.items("dependsOn").isEmpty()) {
            feature.error("dependsOn", "feature " + id + " that depends on nothing", "dependsOn: [upstreams]");
        }
        context.names().depends(id, dependsOn);
        boolean inApp = feature.read("inApp", Kind.FLAG).orElse(true);
        if (inApp) {
            context.names().shown(id);
        }
        return new Feature(
                id,
                feature.required("name", Kind.TEXT).map(Placed::value).orElse(id),
                dependsOn.stream().map(Placed::value).toList(),
                feature.read("rule", Kind.word(FeatureRule.class)).orElse(FeatureRule.ANY),
                inApp);
    }
}
