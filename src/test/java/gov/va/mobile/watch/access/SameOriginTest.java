package gov.va.mobile.watch.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    @ParameterizedTest
    @CsvSource({
        "same-origin, , watch.example, true",
        "same-origin, https://watch.example, watch.example, true",
        "same-site, https://watch.example, watch.example, false",
        "cross-site, , watch.example, false",
        "none, , watch.example, false",
        ", https://watch.example, watch.example, true",
        ", http://localhost:8080, localhost:8080, true",
        ", http://LOCALHOST:8080, localhost:8080, true",
        ", http://localhost:8081, localhost:8080, false",
        ", https://watch.example.evil.example, watch.example, false",
        ", null, watch.example, false",
        ", https://watch.example, , false",
        ", ::, watch.example, false",
        ", , watch.example, false",
    })
    void onlyAPageOfOursIsProven(
            @Nullable String site, @Nullable String origin, @Nullable String host, boolean proven) {
        assertThat(SameOrigin.proven(site, origin, host)).isEqualTo(proven);
    }
}
