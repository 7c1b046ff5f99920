package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.reader.Value.Field;
import gov.va.mobile.watch.map.reader.Value.Fields;
import gov.va.mobile.watch.map.reader.Value.Items;
import gov.va.mobile.watch.map.reader.Value.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cursor on one mapping. It reports what it finds wrong and reads on: an answer is absent when the key is, or when what stands there was reported. A
 * value that an empty environment variable left empty is as if the key were not written.
 */
final class Section {
    private final Problems problems;
    private final String what;
    private final Place place;
    private final Map<String, Field> fields;

    private Section(Problems problems, String what, Place place, Map<String, Field> fields) {
        this.problems = problems;
        this.what = what;
        this.place = place;
        this.fields = fields;
    }

    /** The mapping as a section in which only these keys are known; anything else than a mapping is reported. */
    static Section of(Value value, String what, Collection<String> keys, Problems problems) {
        Section section = any(value, what, problems);
        section.fields.values().stream()
                .map(Field::key)
                .filter(key -> !keys.contains(key.text()))
                .forEach(key -> problems.error(
                        key.place(), "unknown key \"" + key.text() + "\" in " + what, Wording.oneOf(keys)));
        return section;
    }

    /** The mapping as a section whose keys are the writer's own. */
    static Section any(Value value, String what, Problems problems) {
        if (value instanceof Fields mapping) {
            return new Section(problems, what, mapping.place(), mapping.fields());
        }
        problems.error(value.place(), value.found(), what + " as a mapping (key: value)");
        return new Section(problems, what, value.place(), Map.of());
    }

    /** The section in which a key with nothing behind it counts as not written. */
    Section withoutEmptyKeys() {
        var written = new LinkedHashMap<>(fields);
        written.values().removeIf(field -> field.value() instanceof Scalar scalar && scalar.isNull());
        return new Section(problems, what, place, written);
    }

    Place place() {
        return place;
    }

    Collection<Field> all() {
        return fields.values();
    }

    /** What stands under the key. */
    Optional<Value> value(String key) {
        return Optional.ofNullable(fields.get(key)).map(Field::value);
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    /** Where the key stands, or else the section. */
    Place placeOf(String key) {
        return Optional.ofNullable(fields.get(key))
                .map(field -> field.key().place())
                .orElse(place);
    }

    /** A scalar of that kind. */
    <T> Optional<T> read(String key, Kind<T> kind) {
        return value(key).flatMap(value -> read(value, kind));
    }

    /** A scalar of that kind, and where it stands. */
    <T> Optional<Placed<T>> placed(String key, Kind<T> kind) {
        return value(key).flatMap(value -> read(value, kind).map(read -> new Placed<>(value.place(), read)));
    }

    /** A scalar of that kind that must be there. */
    <T> Optional<Placed<T>> required(String key, Kind<T> kind) {
        Optional<Placed<T>> found = placed(key, kind);
        boolean empty = value(key)
                .map(value -> value instanceof Scalar scalar && kind.blank(scalar))
                .orElse(true);
        if (empty) {
            requireKey(key, kind.expected());
        }
        return found;
    }

    /** Like {@link #required}, for what may be left empty by the environment because that switches it off. */
    <T> Optional<Placed<T>> requiredOrOff(String key, Kind<T> kind) {
        return has(key) ? placed(key, kind) : required(key, kind);
    }

    private void requireKey(String key, String expected) {
        problems.error(placeOf(key), what + (has(key) ? " with an empty " : " without ") + key, key + ": " + expected);
    }

    /** One scalar of a list or mapping. */
    <T> Optional<T> read(Value value, Kind<T> kind) {
        if (value instanceof Scalar scalar) {
            if (kind.blank(scalar)) {
                return Optional.empty();
            }
            Optional<T> read = kind.read().apply(scalar.value());
            if (read.isPresent()) {
                return read;
            }
        }
        problems.error(value.place(), kind.found(value), kind.expected());
        return Optional.empty();
    }

    /** The values of a list; empty when the key is absent. */
    List<Value> items(String key) {
        return value(key).map(this::items).orElse(List.of());
    }

    private List<Value> items(Value value) {
        if (value instanceof Items list) {
            return list.items();
        }
        problems.error(value.place(), value.found(), "a list");
        return List.of();
    }

    /** The scalars of a list, without those that are wrong. */
    <T> List<Placed<T>> scalars(String key, Kind<T> kind) {
        var read = new ArrayList<Placed<T>>();
        for (Value item : items(key)) {
            read(item, kind).ifPresent(value -> read.add(new Placed<>(item.place(), value)));
        }
        return read;
    }

    /** A part in which only these keys are known. */
    Optional<Section> part(String key, Collection<String> keys) {
        return value(key).map(value -> of(value, key, keys, problems));
    }

    /** The keys and values of a part whose keys are the writer's own. */
    Collection<Field> entries(String key) {
        return value(key).map(value -> any(value, key, problems).all()).orElse(List.of());
    }

    /** Reports the value of a key, or the section when it has no such key. */
    void error(String key, String found, String expected) {
        problems.error(value(key).map(Value::place).orElse(place), found, expected);
    }

    /** Reports a key as doubtful. */
    void warning(String key, String found, String expected) {
        problems.warning(placeOf(key), found, expected);
    }
}
