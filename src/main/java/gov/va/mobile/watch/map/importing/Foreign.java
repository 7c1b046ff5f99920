package gov.va.mobile.watch.map.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A mapping of somebody else's file with its place there; what is not there or of another kind is absent. */
final class Foreign {
    private final String place;
    private final Map<String, Object> fields;

    private Foreign(String place, Map<String, Object> fields) {
        this.place = place;
        this.fields = fields;
    }

    /** The mapping that the value is; an empty one for everything else. */
    static Foreign of(String place, Object value) {
        var fields = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, field) -> {
                if (key != null && field != null) {
                    fields.put(key.toString(), field);
                }
            });
        }
        return new Foreign(place, fields);
    }

    /** Where it stands, for people. */
    String place() {
        return place;
    }

    /** The same under a better name. */
    Foreign named(String name) {
        return new Foreign(name, fields);
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The keys that are none of these, sorted. */
    Set<String> keysBut(Set<String> known) {
        var others = new TreeSet<>(fields.keySet());
        others.removeAll(known);
        return others;
    }

    Set<String> keys() {
        return fields.keySet();
    }

    /** What stands there as text: text, a number or a flag; blank is absent. */
    Optional<String> text(String key) {
        Object value = fields.get(key);
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    /** A whole number, also written as text. */
    OptionalInt number(String key) {
        return text(key).filter(text -> text.matches("\\d{1,9}")).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /** Whether a flag stands there and is set; databases write 1 for it. */
    boolean flag(String key) {
        return text(key).filter(text -> text.equals("true") || text.equals("1")).isPresent();
    }

    /** Whether a flag stands there and is not set. */
    boolean off(String key) {
        return text(key)
                .filter(text -> text.equals("false") || text.equals("0"))
                .isPresent();
    }

    /** The mapping below; empty where there is none. */
    Foreign part(String key) {
        return of(place + ": " + key, fields.getOrDefault(key, ""));
    }

    /** The mappings of a list below. */
    List<Foreign> parts(String key) {
        var parts = new ArrayList<Foreign>();
        if (fields.get(key) instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Map<?, ?> map) {
                    parts.add(of(key + "[" + i + "]", map));
                }
            }
        }
        return parts;
    }

    /** The texts of a list below; a single text is a list of one. */
    List<String> texts(String key) {
        Object value = fields.get(key);
        Stream<?> all = value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
        return all.filter(one -> one instanceof String || one instanceof Number)
                .map(Object::toString)
                .toList();
    }
}
