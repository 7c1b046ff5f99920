package gov.va.mobile.watch.map.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The shipped map, broken at random: whatever comes of it, the reader answers, and what is wrong has a place inside the file. */
class BrokenMapsTest {
    private static final int MAPS = 400;
    private static final List<String> SNIPPETS = List.of(
            "\t",
            "}",
            "{",
            "]",
            "[",
            ":",
            "- ",
            "&a ",
            "*a",
            "!!x ",
            "${",
            "${X}",
            "\"",
            "'",
            "#",
            "|",
            ">",
            "%",
            "@",
            "?",
            "\u0000",
            "\uFEFF",
            "\uD800",
            "null",
            "~",
            "0",
            "-1",
            "1e9",
            "yes",
            "\n",
            "\n\n- x",
            "dependsOn: [bgs]",
            "<<: ");

    @Test
    void theReaderNeverThrowsAndAlwaysTellsThePlace() throws IOException {
        String shipped = Files.readString(Path.of("services-map.yaml"));
        long seed = Long.getLong("watch.test.seed", System.nanoTime());
        var random = new Random(seed);
        for (int n = 0; n < MAPS; n++) {
            String broken = broken(shipped, random);
            MapReading reading = Reading.read(broken);
            if (reading instanceof MapReading.Invalid invalid) {
                long lines = broken.lines().count() + 2;
                assertThat(invalid.errors())
                        .as("seed %d, map %d", seed, n)
                        .isNotEmpty()
                        .allSatisfy(problem -> {
                            assertThat(problem.line())
                                    .as("seed %d: %s", seed, problem)
                                    .isBetween(1, (int) lines);
                            assertThat(problem.column()).isPositive();
                            assertThat(problem.message())
                                    .startsWith("found ")
                                    .contains(", expected ")
                                    .doesNotContain("\n");
                        });
            }
        }
    }

    private static String broken(String map, Random random) {
        var text = new StringBuilder(map);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(40));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, SNIPPETS.get(random.nextInt(SNIPPETS.size())));
                case 2 -> text.insert(at, text.substring(at, end));
                default -> text.setCharAt(at, (char) (32 + random.nextInt(96)));
            }
        }
        return text.toString();
    }
}
