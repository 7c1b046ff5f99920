package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.support.TestMaps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserMessageTest {
    private static final Instant END = Instant.parse("2026-11-24T20:45:00Z");
    private static final List<Feature> TWO =
            List.of(TestMaps.feature("claims", "bgs"), TestMaps.feature("appeals", "bgs"));

    @Test
    void namesFeaturesEndAndPhone() {
        assertThat(UserMessage.of(Optional.empty(), TWO, END, "800-1"))
                .isEqualTo(
                        "Claims and appeals may not work right now. We expect this to be fixed by November 24, 3:45 PM ET."
                                + " If you need help sooner, call 800-1.");
    }

    @Test
    void fillsTheTemplateOfTheMap() {
        assertThat(UserMessage.of(Optional.of("{features}: back by {end}, or call {phone}"), TWO, END, "800-1"))
                .isEqualTo("Claims and appeals: back by November 24, 3:45 PM ET, or call 800-1");
    }

    @Test
    void tooManyNamesGiveWayBeforeTheEndDoes() {
        List<Feature> many = IntStream.range(0, 9)
                .mapToObj(i -> TestMaps.feature(
                        "a feature with a name that is much too long to be read by anybody at all, number " + i, "bgs"))
                .toList();
        String text = UserMessage.of(Optional.empty(), many, END, "800-1");
        assertThat(text)
                .hasSizeLessThanOrEqualTo(UserMessage.MAX_LENGTH)
                .contains("3:45 PM ET")
                .contains("and 8 more");
        String cut = UserMessage.of(Optional.of("word ".repeat(100)), many, END, "800-1");
        assertThat(cut).hasSizeLessThanOrEqualTo(UserMessage.MAX_LENGTH).endsWith("word…");
    }

    @Test
    void internalsAreFound() {
        var bgs = Optional.of(TestMaps.upstream("bgs"));
        assertThat(UserMessage.internals("BGS is down", bgs)).contains("bgs");
        assertThat(UserMessage.internals("see https://va.example/x now", bgs)).contains("https://va.example/x");
        assertThat(UserMessage.internals("Claims may not work.", bgs)).isEmpty();
    }
}
