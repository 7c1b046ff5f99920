package gov.va.mobile.watch.platform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Makes the OpenAPI document say which fields may be null and which are always there, from what the compiler holds us to: a component of a record that is
 * {@code @Nullable} or {@code Optional} may be null, every other is there.
 */
final class NullableFields {
    private static final String OURS = "gov.va.mobile.watch.";
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName OPTIONAL = DotName.createSimple(Optional.class);
    private static final DotName RECORD = DotName.createSimple(Record.class);

    private final List<ClassInfo> records;

    NullableFields(IndexView index) {
        this.records = index.getKnownClasses().stream()
                .filter(type -> RECORD.equals(type.superName())
                        && type.name().toString().startsWith(OURS))
                .sorted(Comparator.comparing(
                        (ClassInfo type) -> type.simpleName().length(), Comparator.reverseOrder()))
                .toList();
    }

    void mark(String name, Schema schema) {
        @Nullable Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        record(name, properties).ifPresent(type -> {
            List<String> required =
                    new ArrayList<>(Optional.ofNullable(schema.getRequired()).orElse(List.of()));
            for (RecordComponentInfo component : type.recordComponents()) {
                @Nullable Schema property = properties.get(component.name());
                if (property == null || required.contains(component.name())) {
                    continue;
                }
                if (maybeNull(component)) {
                    schema.addProperty(component.name(), orNull(property));
                } else {
                    required.add(component.name());
                }
            }
            schema.setRequired(required.isEmpty() ? null : required);
        });
    }

    /** By name and fields; the schema of a generic record is named {@code PageAuditItem}. */
    private Optional<ClassInfo> record(String name, Map<String, Schema> properties) {
        return records.stream()
                .filter(type -> name.equals(type.simpleName())
                        || (!type.typeParameters().isEmpty() && name.startsWith(type.simpleName())))
                .filter(type -> type.recordComponents().stream()
                        .map(RecordComponentInfo::name)
                        .toList()
                        .containsAll(properties.keySet()))
                .findFirst();
    }

    private static boolean maybeNull(RecordComponentInfo component) {
        return component.type().hasAnnotation(NULLABLE)
                || component.type().name().equals(OPTIONAL);
    }

    private static Schema orNull(Schema schema) {
        @Nullable List<Schema.SchemaType> types = schema.getType();
        if (types != null) {
            return types.contains(Schema.SchemaType.NULL) ? schema : schema.addType(Schema.SchemaType.NULL);
        }
        if (schema.getRef() == null) {
            return schema;
        }
        return OASFactory.createSchema()
                .addAnyOf(schema)
                .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }
}
