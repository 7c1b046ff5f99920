package gov.va.mobile.watch.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
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
    private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
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
                String field = named(type, component);
                @Nullable Schema property = properties.get(field);
                if (property == null || required.contains(field)) {
                    continue;
                }
                if (maybeNull(component)) {
                    schema.addProperty(field, orNull(property));
                } else {
                    required.add(field);
                }
            }
            schema.setRequired(required.isEmpty() ? null : required);
        });
    }

    /** By name and fields; the schema of a generic record is named {@code PageAuditItem}. */
    private Optional<ClassInfo> record(String name, Map<String, Schema> properties) {
        return records.stream()
                .filter(type -> name.equals(named(type))
                        || (!type.typeParameters().isEmpty() && name.startsWith(type.simpleName())))
                .filter(type -> type.recordComponents().stream()
                        .map(component -> named(type, component))
                        .toList()
                        .containsAll(properties.keySet()))
                .findFirst();
    }

    /** What the document calls it. */
    private static String named(ClassInfo type) {
        @Nullable AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        @Nullable AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    private static String named(ClassInfo type, RecordComponentInfo component) {
        @Nullable AnnotationInstance property = type.field(component.name()).declaredAnnotation(PROPERTY);
        @Nullable AnnotationValue name = property == null ? null : property.value();
        return name == null ? component.name() : name.asString();
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
