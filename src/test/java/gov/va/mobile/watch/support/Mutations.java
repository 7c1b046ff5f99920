package gov.va.mobile.watch.support;

import java.util.List;
import java.util.Random;

/** Breaks texts at random: cuts, repeats, exchanges, and puts in what readers stumble over. */
public final class Mutations {
    private static final List<String> SNIPPETS = List.of(
            "\u0000",
            "\ud800",
            "\ufeff",
            "\u202e",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "null",
            "true",
            "-",
            "1e999999999",
            "NaN",
            "99999999999999999999",
            "{\"a\":".repeat(150),
            "[".repeat(2_000),
            "x".repeat(3_000),
            "\r\n",
            "\r\n ",
            ";",
            "=",
            "+999999999-12-31T23:59:59Z",
            "99991231T235959Z",
            "00000101T000000Z",
            "FREQ=SECONDLY",
            "COUNT=999999999",
            "INTERVAL=2147483647",
            "P999999999D",
            "-P1D");

    private final long seed;
    private final Random random;

    /** Others each time. */
    public Mutations() {
        this(System.nanoTime());
    }

    /** The same each time, unless {@code -Dwatch.test.seed} says otherwise. */
    public Mutations(long usual) {
        seed = Long.getLong("watch.test.seed", usual);
        random = new Random(seed);
    }

    /** By this the same can be had again ({@code -Dwatch.test.seed}). */
    public long seed() {
        return seed;
    }

    /** One of them. */
    public <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** The text, broken in one to three places. */
    public String broken(String text) {
        var broken = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(broken.length() + 1);
            int end = Math.min(broken.length(), at + 1 + random.nextInt(30));
            switch (random.nextInt(5)) {
                case 0 -> broken.delete(at, end);
                case 1 -> broken.insert(at, broken.substring(at, end));
                case 2 -> broken.replace(at, end, oneOf(SNIPPETS));
                case 3 -> broken.setLength(at);
                default -> broken.insert(at, oneOf(SNIPPETS));
            }
        }
        return broken.toString();
    }
}
