package gov.va.mobile.watch.platform;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An enum whose constants have one spelling everywhere outside Java (map, API, SQL, metrics): {@code NON_CONTROL} is {@code nonControl}. */
public interface Coded {
    /** The Java name of the constant. */
    String name();

    /** The word for this constant outside Java. */
    @JsonValue
    default String code() {
        return Codes.word(name());
    }

    /** The constant of that word, if there is one. */
    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> type, String code) {
        return Optional.ofNullable(Codes.of(type).get(code)).map(type::cast);
    }

    /** The constant of a word that we wrote ourselves. */
    static <E extends Enum<E> & Coded> E of(Class<E> type, String code) {
        return find(type, code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "found " + code + ", expected one of " + String.join(", ", codes(type))));
    }

    /** All words of the type, in the order of its constants. */
    static <E extends Enum<E> & Coded> List<String> codes(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Coded::code).toList();
    }
}
