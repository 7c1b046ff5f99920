package gov.va.mobile.watch.platform;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of {@link Coded} enums, each made once: they are read and written with every row. */
final class Codes {
    /** By the name of the constant in Java; as many as there are constants. */
    private static final Map<String, String> WORDS = new ConcurrentHashMap<>();

    private static final ClassValue<Map<String, Object>> CONSTANTS = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                    .collect(Collectors.toUnmodifiableMap(constant -> ((Coded) constant).code(), Function.identity()));
        }
    };

    private Codes() {}

    /** The constants of an enum, by their words. */
    static Map<String, Object> of(Class<? extends Coded> type) {
        return CONSTANTS.get(type);
    }

    /** The word of a Java name: {@code NON_CONTROL} is {@code nonControl}; a label of one letter and a number, such as {@code P1}, stays as it is. */
    static String word(String name) {
        return WORDS.computeIfAbsent(name, Codes::camelCase);
    }

    private static String camelCase(String name) {
        if (name.length() == 2 && Character.isDigit(name.charAt(1))) {
            return name;
        }
        var text = new StringBuilder(name.length());
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                text.append(upper ? c : Character.toLowerCase(c));
                upper = false;
            }
        }
        return text.toString();
    }
}
