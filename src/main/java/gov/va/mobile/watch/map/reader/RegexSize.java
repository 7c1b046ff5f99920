package gov.va.mobile.watch.map.reader;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * About how many steps an expression becomes: RE2 takes linear time, but writes a repetition out, so that a few characters such as {@code ((a{900}){900}){900}} would fill the memory. Pure.
 */
final class RegexSize {
    private static final int MOST_STEPS = 20_000;
    private static final int DEEPEST = 100;
    private static final int LONGEST = 4_000;
    private static final Pattern COUNT = Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?}");

    private RegexSize() {}

    /** Whether it may be compiled. */
    static boolean reasonable(String expression) {
        if (expression.length() > LONGEST) {
            return false;
        }
        Deque<Double> groups = new ArrayDeque<>();
        double steps = 0;
        double last = 0;
        Matcher count = COUNT.matcher(expression);
        for (int at = 0; at < expression.length(); at++) {
            char c = expression.charAt(at);
            if (c == '(') {
                groups.push(steps);
                steps = 0;
                last = 0;
            } else if (c == ')' && !groups.isEmpty()) {
                last = steps + 2;
                steps = groups.pop() + last;
            } else if (c == '{' && count.region(at, expression.length()).lookingAt()) {
                double times = Math.max(number(count.group(1)), number(count.group(2)));
                steps += last * (times - 1);
                last *= times;
                at = count.end() - 1;
            } else {
                at += c == '\\' ? 1 : 0;
                last = 1;
                steps++;
            }
            if (steps > MOST_STEPS || groups.size() > DEEPEST) {
                return false;
            }
        }
        return true;
    }

    private static double number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 1 : Double.parseDouble(digits);
    }
}
