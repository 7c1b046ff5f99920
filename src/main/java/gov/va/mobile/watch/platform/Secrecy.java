package gov.va.mobile.watch.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Secrets that no words of ours may hold, whoever sent them back to us: as they are, each long word of them ({@code Bearer …}), in quotes, and cut short with an ellipsis. Pure.
 */
public final class Secrecy {
    /** What stands in their place. */
    public static final String HIDDEN = "•••";

    private static final int SHORTEST = 4;
    private static final int SHORTEST_WORD = 8;
    private static final int LONGEST_CUT = 200;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s=,;:&?/]+");
    private static final Pattern CUT = Pattern.compile("\"?…");
    private static final Pattern OPENS_SOMETHING = Pattern.compile(
            "auth|cookie|key|token|secret|password|passwd|credential|signature|session", Pattern.CASE_INSENSITIVE);

    private final List<Pattern> whole;
    private final List<String> forms;

    private Secrecy(Set<String> forms) {
        this.forms = forms.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        this.whole = this.forms.stream()
                .map(form -> Pattern.compile(Pattern.quote(form), Pattern.CASE_INSENSITIVE))
                .toList();
    }

    /** Of these; what is too short to be a secret is none. */
    public static Secrecy of(Collection<String> secrets) {
        var forms = new LinkedHashSet<String>();
        secrets.stream()
                .flatMap(secret -> Stream.concat(
                        Stream.of(secret.strip()).filter(text -> text.length() >= SHORTEST),
                        Arrays.stream(BETWEEN_WORDS.split(secret)).filter(word -> word.length() >= SHORTEST_WORD)))
                .forEach(form -> {
                    forms.add(form);
                    forms.add(form.replace("\\", "\\\\").replace("\"", "\\\""));
                });
        return new Secrecy(forms);
    }

    /** Of these. */
    public static Secrecy of(String... secrets) {
        return of(List.of(secrets));
    }

    /** Whether something of that name is likely to open something. */
    public static boolean opensSomething(String name) {
        return OPENS_SOMETHING.matcher(name).find();
    }

    /** The words, without any of them. */
    public String hide(String words) {
        String hidden = words;
        for (Pattern secret : whole) {
            hidden = secret.matcher(hidden).replaceAll(HIDDEN);
        }
        return CUT.matcher(hidden).find() ? withoutBeginnings(hidden) : hidden;
    }

    /** What was cut short may end with the beginning of one. */
    private String withoutBeginnings(String words) {
        var parts = new ArrayList<String>();
        int from = 0;
        var cut = CUT.matcher(words);
        while (cut.find()) {
            parts.add(withoutBeginning(words.substring(from, cut.start())) + cut.group());
            from = cut.end();
        }
        return String.join("", parts) + words.substring(from);
    }

    private String withoutBeginning(String words) {
        for (String form : forms) {
            for (int length = Math.min(form.length() - 1, LONGEST_CUT); length >= SHORTEST; length--) {
                int at = words.length() - length;
                if (at >= 0 && words.regionMatches(true, at, form, 0, length)) {
                    return words.substring(0, at) + HIDDEN;
                }
            }
        }
        return words;
    }
}
