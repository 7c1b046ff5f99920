package gov.va.mobile.watch.incident;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.platform.Coded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Platform's bands (domain.md §1). */
class PrioritiesTest {
    @ParameterizedTest
    @CsvSource({
        "critical,false,,P1",
        "high,false,,P2",
        "moderate,false,,P3",
        "low,false,,P4",
        ",false,,P3",
        "low,true,,P1",
        "low,true,3,P1",
        "low,false,10001,P1",
        "low,false,10000,P2",
        "low,false,5001,P2",
        "critical,false,5000,P3",
        "critical,false,2501,P3",
        "critical,false,2500,P4",
        "critical,false,0,P4"
    })
    void suggests(@Nullable String criticality, boolean backend, @Nullable Long users, String expected) {
        assertThat(Priorities.suggest(
                                Optional.ofNullable(criticality).map(code -> Coded.of(Criticality.class, code)),
                                backend,
                                Optional.ofNullable(users))
                        .code())
                .isEqualTo(expected);
    }
}
