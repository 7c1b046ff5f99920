package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.Document;
import gov.va.mobile.watch.check.DocumentRequest.Validators;
import gov.va.mobile.watch.map.MaintenanceCalendar.EventRule;
import gov.va.mobile.watch.window.CalendarPolicy.Answer;
import gov.va.mobile.watch.window.CalendarPolicy.Known;
import gov.va.mobile.watch.window.CalendarPolicy.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarPolicyTest {
    private static final Instant NOW = Instant.parse("2026-10-20T12:00:00Z");
    private static final String GOOD = MaintenanceNoticeCalendarTest.calendar(MaintenanceNoticeCalendarTest.event(
            "UID:nightly", "DTSTART:20261020T040000Z", "DTEND:20261020T060000Z", "RRULE:FREQ=DAILY"));
    private static final Known KNOWN =
            new Known(Optional.of(GOOD), Optional.of("\"1\""), Optional.empty(), Optional.of(NOW), Optional.empty());

    private static Answer answer(Document document, Known known) {
        return CalendarAnswers.of(document, known, EventRule.ALL, NOW);
    }

    private static Document text(String text) {
        return new Document.Text(text, new Validators(Optional.of("\"2\""), Optional.empty()));
    }

    @Test
    void aCalendarReplacesTheOneBefore() {
        Known next = CalendarPolicy.after(KNOWN, answer(text(GOOD), KNOWN), NOW.plusSeconds(60));
        assertThat(next.etag()).contains("\"2\"");
        assertThat(next.readAt()).contains(NOW.plusSeconds(60));
        assertThat(next.problem()).isEmpty();
    }

    @Test
    void aBadAnswerLeavesTheLastGoodOneInForceAndSaysWhatWasFoundAndExpected() {
        Known once = CalendarPolicy.after(KNOWN, answer(text("<html>"), KNOWN), NOW);
        assertThat(once.content()).contains(GOOD);
        assertThat(once.etag()).contains("\"1\"");
        assertThat(once.problem())
                .contains(new Problem(
                        "found no iCalendar (its line 1 is none of one), expected one as RFC 5545 has it", NOW, 1));
        var unreadable = new Document.Unreadable("status: expected 200, found 503", Optional.empty());
        Known twice = CalendarPolicy.after(once, answer(unreadable, once), NOW.plusSeconds(60));
        assertThat(twice.problem()).contains(new Problem("status: expected 200, found 503", NOW, 2));
        assertThat(twice.readAt()).contains(NOW);
        Known again = CalendarPolicy.after(twice, answer(new Document.Unchanged(), twice), NOW.plusSeconds(120));
        assertThat(again.problem()).isEmpty();
        assertThat(again.content()).contains(GOOD);
        assertThat(again.readAt()).contains(NOW.plusSeconds(120));
    }

    @Test
    void whatTheDatabaseCannotHoldIsABadAnswer() {
        String nul = GOOD.replace("UID:nightly", "UID:night\0ly");
        assertThat(answer(text(nul), Known.NOTHING))
                .isInstanceOfSatisfying(
                        Answer.Bad.class, bad -> assertThat(bad.what()).startsWith("found a character NUL"));
    }

    @Test
    void whatRecursGoesOnThoughNothingNewIsRead() {
        Instant later = NOW.plus(Duration.ofDays(60));
        assertThat(CalendarAnswers.reading(KNOWN, EventRule.ALL, later)
                        .orElseThrow()
                        .notices())
                .hasSize(30)
                .allMatch(notice -> notice.span().end().isAfter(later));
        assertThat(CalendarAnswers.reading(Known.NOTHING, EventRule.ALL, later)).isEmpty();
    }
}
