package gov.va.mobile.watch.map;

import java.time.Duration;
import java.util.Locale;

/** How often a host may be asked by all its checks together. */
public record HostLimit(int ratePerMinute) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The time from one run to the next. */
    public Duration gap() {
        return MINUTE.dividedBy(ratePerMinute);
    }

    /**
     * Whether the name of a limit means that address: a host alone means all its ports.
     *
     * @param address such as {@code api.va.gov:443} or {@code [::1]:80}
     */
    public static boolean names(String limit, String address) {
        String name = limit.toLowerCase(Locale.ROOT);
        String asked = address.toLowerCase(Locale.ROOT);
        String host = asked.substring(0, asked.lastIndexOf(':'));
        return name.equals(asked) || name.equals(host) || ("[" + name + "]").equals(host);
    }
}
