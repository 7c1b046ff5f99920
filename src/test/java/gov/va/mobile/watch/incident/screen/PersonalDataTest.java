package gov.va.mobile.watch.incident.screen;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.platform.FreeTextScreen.Verdict;
import gov.va.mobile.watch.support.TestMaps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    @ParameterizedTest
    @CsvSource({
        "his SSN is 123-45-6789., his SSN is [SSN].",
        "123 45 6789, [SSN]",
        "ssn:123456789, ssn:[SSN]",
        "SSN#123-45-6789 or SSN123-45-6789, SSN#[SSN] or SSN[SSN]",
        "123\u201345\u20136789 and 123.45.6789, [SSN] and [SSN]",
        "+12025550182 or 12025550182 or 202\u2011555\u20110182, [phone] or [phone] or [phone]",
        "ICN 1012345678V123456, ICN [ICN]",
        "edipi=1234567890, edipi=[number]",
        "call (202) 555-0182, call [phone]",
        "call +1 202-555-0182 or 202.555.0183, call [phone] or [phone]",
        "2025550182 called, [number] called",
        "mail jane.doe+va@example.co.uk!, mail [mail]!",
        "a 123-45-6789 and b@c.org, a [SSN] and [mail]",
    })
    void itsShapeGivesItAway(String text, String masked) {
        assertThat(PersonalData.mask(text, PersonalData.find(text, Set.of()))).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "down since 2026-11-02 19:31:00 UTC",
                "incident #12, 12000 users, P2, 503 in 0.4 s",
                "https://github.com/o/r/issues/1234567890#issuecomment-1234567890",
                "https://dsva.slack.com/archives/C0123456/p1699999999123456?thread_ts=1699999999.123456",
                "ask @Ryan Thurlwell in #va-profile",
                "11111111-1111-4111-8111-111111111111",
                "1.2.3 of 10.20.30.40",
                "000-12-3456 and 900-12-3456 are no such numbers",
                "Veterans may call 800-698-2411 or +18006982411",
                "https://example.com/runs/123-45-6789",
                "build 1.123.45.6789, order 5123-45-67891",
                "INC1234567890",
            })
    void otherNumbersPass(String text) {
        assertThat(PersonalData.find(text, Set.of())).isEmpty();
    }

    @Test
    void aLongTextIsLookedAtInNoTime() {
        String text = "a".repeat(200_000) + "1".repeat(100_000) + "a.".repeat(100_000);
        assertThat(org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> PersonalData.find(text, Set.of())))
                .isEmpty();
    }

    @Test
    void itIsRefusedWithoutBeingRepeated() {
        assertThat(screening(Manner.REFUSE).look("123-45-6789, jane@example.com"))
                .isEqualTo(
                        new Verdict.Refused(
                                "found what looks like a Social Security number and an e-mail address, expected text without a Veteran's personal data"));
    }

    @Test
    void orTakenMasked() {
        assertThat(screening(Manner.MASK).look("of 123-45-6789")).isEqualTo(new Verdict.Taken("of [SSN]"));
    }

    @Test
    void whatTheMapOrTheServiceWroteIsNone() {
        Screening screening = screening(Manner.REFUSE);
        assertThat(screening.look("ask IISinfo@cdc.gov")).isEqualTo(new Verdict.Taken("ask IISinfo@cdc.gov"));
        assertThat(screening.look("by pat@va.gov", "08:00 pat@va.gov is on it"))
                .isEqualTo(new Verdict.Taken("by pat@va.gov"));
        assertThat(screening.look("by pat@va.gov")).isInstanceOf(Verdict.Refused.class);
    }

    private static Screening screening(Manner manner) {
        ServicesMap plain = TestMaps.map(List.of(TestMaps.upstream("bgs")), List.of());
        var map = new CurrentMap();
        map.set(new ServicesMap(
                plain.revision(),
                plain.defaults(),
                plain.policy(),
                plain.allowPrivate(),
                plain.backend(),
                plain.sentinels(),
                plain.people(),
                Map.of("cdc", "mailto:iisinfo@cdc.gov"),
                plain.upstreams(),
                plain.groups(),
                plain.features(),
                plain.sources(),
                plain.hosts()));
        return new Screening(map, manner);
    }
}
