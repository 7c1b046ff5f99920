package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.health.SightChanged;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.notification.Message.Block;
import gov.va.mobile.watch.notification.Message.Text;
import gov.va.mobile.watch.window.Scope;
import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.WindowView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposerTest {
    private static final Links LINKS = new Links("https://watch.example/");

    private final IncidentComposer incidents = new IncidentComposer(Views.map(), LINKS);
    private final WindowComposer windows = new WindowComposer(Views.map(), LINKS);

    @Test
    void openedSaysWhatSinceWhenHowAndWhatToDo() {
        assertThat(opened(Views.incident(), true).text()).isEqualTo("""
                        BGS is down
                        @mobile-oncall
                        Since: Mon Nov 2, 2:31 PM ET (noticed 1 min later)
                        Found: expected an answer within 10 s, found none
                        Veterans lose: Claims, Payment history
                        Down with it: CASEFLOW
                        Contact: bgs team, #bgs
                        Do next: look whether #vfs-platform-support knows, report it there if not, and enter the link; post the link of the report in #va-mobile-app
                        Incident #12, P2, not ours, bgs · https://watch.example/incidents/11111111-1111-4111-8111-111111111111""");
    }

    @Test
    void openedInBlocks() {
        Message message = opened(Views.incident(), false);
        assertThat(message.blocks()).extracting(Block::type).containsExactly("header", "section", "context");
        assertThat(message.blocks().getFirst().text()).isEqualTo(new Text("plain_text", "BGS is down"));
        assertThat(mrkdwn(message))
                .contains("*Veterans lose:* Claims, Payment history")
                .doesNotContain("@mobile-oncall");
        assertThat(Outbox.json(message))
                .startsWith("{\"text\":\"BGS is down\\nSince:")
                .contains("{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"BGS is down\"}}")
                .contains("{\"type\":\"context\",\"elements\":[{\"type\":\"mrkdwn\",");
    }

    @Test
    void saysWhatBeingBlindMeansAndWhenItIsOver() {
        var composer = new ProberComposer(Views.map(), new Links("https://watch.example"));
        var rule = Ruling.send(Destination.ALERTS, NotificationKind.PROBER_BLIND, true);
        Instant later = Views.START.plusSeconds(960);
        assertThat(composer.compose(rule, new SightChanged(Views.START, SightChanged.Kind.BLIND, Views.START))
                        .text())
                .startsWith("Upstream Watch is blind")
                .contains("@mobile-oncall", "no incident opens or resolves");
        assertThat(composer.compose(rule, new SightChanged(later, SightChanged.Kind.STILL_BLIND, Views.START))
                        .text())
                .startsWith("Upstream Watch is still blind, for 16 min");
        assertThat(composer.compose(rule, new SightChanged(later, SightChanged.Kind.SEES_AGAIN, Views.START))
                        .text())
                .startsWith("Upstream Watch sees again, after 16 min");
    }

    @Test
    void theAppsOwnBackEndCannotBeCoveredByAWindow() {
        IncidentView backend = Views.incident(Views.INCIDENT, "caseflow", "CASEFLOW is down", "none", false);
        assertThat(opened(backend, false).text())
                .contains("no maintenance window can reach the app")
                .contains("#vfs-platform-support");
    }

    @Test
    void anIncidentOfOursIsNamedByItsTitle() {
        assertThat(opened(Views.control("The app <crashes> at start", "Since 2.1 & on iOS"), false)
                        .text())
                .startsWith(
                        "The app &lt;crashes&gt; at start\nWhat: Since 2.1 &amp; on iOS\nOpened by: pat\nCommander: kim (backups: lou)\n")
                .contains("Do next: name the incident commander");
    }

    @Test
    void resolvedSaysHowLong() {
        String text = incident(IncidentChange.Kind.RESOLVED, NotificationKind.INCIDENT_RESOLVED, "recovered");
        assertThat(text)
                .startsWith("Resolved: BGS was down 4 min, recovered\nIncident #12 is resolved.\n")
                .contains("From: Mon Nov 2, 2:31 PM ET to Mon Nov 2, 2:35 PM ET")
                .contains("Veterans have back: Claims, Payment history");
        assertThat(incident(IncidentChange.Kind.RESOLVED, NotificationKind.INCIDENT_RESOLVED, "falseAlarm"))
                .startsWith("Resolved: BGS was a false alarm\n")
                .contains("is resolved")
                .doesNotContain("Veterans have back");
    }

    @Test
    void itWasDownUntilItWorkedAgainAndNotUntilThatHadLasted() {
        IncidentView over = Views.over(Views.incident(), "recovered");
        var change = new IncidentChange(
                IncidentChange.Kind.RESOLVED,
                over,
                Actor.SELF,
                over.resolvedAt().orElseThrow(),
                "",
                Map.of("recoveredAt", over.startedAt().plusSeconds(120).toString()));
        assertThat(incidents
                        .compose(Ruling.send(Destination.ALERTS, NotificationKind.INCIDENT_RESOLVED, false), change)
                        .text())
                .startsWith("Resolved: BGS was down 2 min, recovered\n")
                .contains("to Mon Nov 2, 2:33 PM ET");
    }

    @Test
    void reportedCarriesTheLinkAndNothingOfItsMarkup() {
        IncidentView incident = Views.reported(Views.incident(), "https://x.example/t?a=1&b=<2>");
        assertThat(incidents
                        .compose(
                                Ruling.send(Destination.TEAM, NotificationKind.INCIDENT_REPORTED, false),
                                Views.change(IncidentChange.Kind.REPORTED, incident))
                        .text())
                .contains("Reported to Platform: https://x.example/t?a=1&amp;b=&lt;2&gt;\n")
                .contains("Note: ticket &lt;b&gt;7&lt;/b&gt;");
    }

    @Test
    void aRestrictedIncidentTellsThatItExists() {
        IncidentView secret = Views.incident(Views.INCIDENT, "bgs", "Leak of letters", "token seen in logs", true);
        assertThat(opened(secret, true).text())
                .isEqualTo(
                        "Restricted incident #12 is open\n@mobile-oncall\nOnly the people and roles named on it may read it.\n"
                                + "https://watch.example/incidents/11111111-1111-4111-8111-111111111111");
        assertThat(windows.compose(
                                Ruling.send(Destination.ALERTS, NotificationKind.WINDOW_PROPOSED, false),
                                Views.change(WindowChange.Kind.PROPOSED, Views.window()),
                                Optional.of(secret))
                        .text())
                .contains("restricted incident #12: proposed")
                .doesNotContain("BGS", "Claims");
    }

    @Test
    void theFirstMessageOfAnIncidentThatBecameRestrictedIsRedrawnWithoutItsWords() {
        var present = new PresentComposer(Views.map(), LINKS);
        IncidentView secret = Views.incident(Views.INCIDENT, "bgs", "Leak of letters", "token seen in logs", true);
        assertThat(present.incident(secret, List.of(Views.window()), Instant.EPOCH)
                        .text())
                .contains("estricted incident #12")
                .doesNotContain("Leak", "token", "BGS", "Claims");
        assertThat(present.window(Views.window(), List.of(Views.window()), Optional.of(secret), Instant.EPOCH)
                        .text())
                .contains("restricted incident #12")
                .doesNotContain("BGS", "Claims");
    }

    @Test
    void proposedSaysHowToConfirm() {
        String text = window(NotificationKind.WINDOW_PROPOSED, WindowChange.Kind.PROPOSED, Views.window());
        assertThat(text).isEqualTo("""
                        Maintenance window proposed for BGS
                        Proposed: Mon Nov 2, 2:46 PM ET to Mon Nov 2, 3:46 PM ET (1 h)
                        Why: likely another 45 min, from 7 past outages of this upstream
                        Not working: Claims
                        Still answering, would be blocked too: Payment history
                        Words to users: We're working on &lt;it&gt; &amp; sorry
                        Scopes: mobile (the app only) or shared (also takes VA.gov's features down and mutes PagerDuty's paging: tell #oncall first)
                        Nothing reaches Veterans until somebody confirms; the app shows it about 6 minutes later.
                        Confirm, change or reject: https://watch.example/maintenance-windows/22222222-2222-4222-8222-222222222222
                        Confirm by REST (approver): curl -X POST 'https://watch.example/api/v1/maintenance-windows/22222222-2222-4222-8222-222222222222/confirm' -H "Authorization: Bearer $TOKEN" -H 'If-Match: "1"' -H 'Content-Type: application/json' -d '{"scope":"mobile"}'
                        Incident #12 · https://watch.example/maintenance-windows/22222222-2222-4222-8222-222222222222""");
    }

    @Test
    void aSetIsOneMessageThatNamesAll() {
        UUID plan = UUID.randomUUID();
        List<WindowChange> changes = Stream.of("bgs", "caseflow")
                .map(upstream ->
                        Views.change(WindowChange.Kind.PROPOSED, Views.ofSet(UUID.randomUUID(), upstream, plan)))
                .toList();
        assertThat(WindowSet.first(changes, changes.getFirst())).isTrue();
        assertThat(WindowSet.first(changes, changes.getLast())).isFalse();
        Ruling ruling = Ruling.send(Destination.ALERTS, NotificationKind.WINDOW_PROPOSED, false);
        assertThat(ruling.toldWithItsSet().decision()).isEqualTo(Decision.SUPPRESSED);
        assertThat(windows.compose(
                                ruling,
                                changes.getFirst(),
                                WindowSet.of(changes, changes.getFirst()),
                                Optional.of(Views.incident()))
                        .text())
                .startsWith("Maintenance window proposed for BGS")
                .contains("CASEFLOW", "confirming or rejecting one confirms or rejects all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WINDOW_PLANNED | PLANNED | Maintenance window planned for BGS",
                "WINDOW_CONFIRMED | CONFIRMED | Maintenance window confirmed for BGS",
                "WINDOW_PUBLISHED | PUBLISHED | Maintenance window published for BGS",
                "WINDOW_PUBLICATION_FAILED | PUBLICATION_FAILED | Veterans do NOT see this window: BGS",
                "WINDOW_MOVED | MOVED | Maintenance window moved for BGS",
                "WINDOW_ENDED | ENDED | Maintenance window ended for BGS",
                "WINDOW_CANCELLED | CANCELLED | Maintenance window cancelled for BGS",
                "WINDOW_EXPIRED | EXPIRED | Maintenance window expired for BGS: Veterans did NOT see it",
                "WINDOW_CHANGED_THERE | CHANGED_THERE | Maintenance window of BGS was changed in PagerDuty",
            })
    void eachChangeOfAWindowHasItsWords(NotificationKind kind, WindowChange.Kind change, String title) {
        assertThat(window(kind, change, Views.confirmed(Scope.SHARED)))
                .startsWith(title + "\n")
                .contains("Mon Nov 2, 2:46 PM ET to Mon Nov 2, 3:46 PM ET (1 h)");
    }

    @Test
    void vaGovsOnCallReadsWhatASharedWindowMeansForThem() {
        assertThat(windows.compose(
                                Ruling.send(Destination.ONCALL, NotificationKind.WINDOW_CONFIRMED, false),
                                Views.change(WindowChange.Kind.CONFIRMED, Views.confirmed(Scope.SHARED)),
                                Optional.empty())
                        .text())
                .contains("Shared window: it takes VA.gov's features")
                .contains("Decided by: pat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!channel>", "<@U0123ABCD>", "<https://evil.example|click>", "a & b < c"})
    void freeTextIsHarmless(String text) {
        for (Message message : everythingWith(text)) {
            assertThat(texts(message)).allSatisfy(part -> assertThat(part).doesNotContain("<", ">"));
        }
    }

    @Test
    void threeThousandAndOneCharactersAreCutNotLost() {
        for (Message message : everythingWith("x".repeat(3001))) {
            withinSlacksSizes(message, "3,001 characters");
            assertThat(message.text()).contains("xxx…").contains("https://watch.example/");
        }
    }

    @Test
    void whateverIsWrittenFits() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        String[] parts = {"word ", "&", "<", ">", "\uD83D\uDE00", "\n", "*", "`", "<!here>", "x".repeat(200)};
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(120); length > 0; length--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            for (Message message : everythingWith(text.toString())) {
                withinSlacksSizes(message, "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5S, 0 s",
        "PT45S, 45 s",
        "PT4M59S, 4 min",
        "PT1H, 1 h",
        "PT1H5M, 1 h 5 min",
        "PT27H, 1 d 3 h",
        "PT72H, 3 d"
    })
    void durationsInWords(Duration duration, String words) {
        assertThat(Words.duration(duration)).isEqualTo(words);
    }

    private List<Message> everythingWith(String text) {
        IncidentView incident = Views.incident(Views.INCIDENT, "bgs", text, text, false);
        WindowView window = Views.window();
        return Stream.concat(
                        Stream.of(
                                opened(incident, false),
                                opened(Views.incident(Views.INCIDENT, text, text, text, false), true),
                                opened(Views.control(text, text), false),
                                incidents.compose(
                                        Ruling.send(Destination.TEAM, NotificationKind.INCIDENT_REPORTED, false),
                                        Views.change(IncidentChange.Kind.REPORTED, Views.reported(incident, text)))),
                        Stream.of(WindowChange.Kind.MOVED, WindowChange.Kind.PUBLICATION_FAILED)
                                .map(kind -> windows.compose(
                                        Ruling.send(
                                                Destination.ALERTS,
                                                NotificationKind.valueOf("WINDOW_" + kind.name()),
                                                false),
                                        new WindowChange(kind, window, Views.PAT, Views.START, text),
                                        Optional.of(incident))))
                .toList();
    }

    private static void withinSlacksSizes(Message message, String about) {
        assertThat(message.text()).as(about).isNotBlank().hasSizeLessThanOrEqualTo(3000);
        assertThat(message.blocks()).as(about).hasSizeLessThanOrEqualTo(50).allSatisfy(block -> {
            int longest = block.type().equals("header") ? 150 : 3000;
            assertThat(parts(block))
                    .as(about)
                    .isNotEmpty()
                    .allSatisfy(part -> assertThat(part.text()).isNotBlank().hasSizeLessThanOrEqualTo(longest));
        });
    }

    private static List<String> texts(Message message) {
        return Stream.concat(
                        Stream.of(message.text()),
                        message.blocks().stream()
                                .flatMap(block -> parts(block).stream())
                                .map(Text::text))
                .toList();
    }

    private static List<Text> parts(Block block) {
        return Stream.concat(Stream.ofNullable(block.text()), block.elements().stream())
                .toList();
    }

    private static String mrkdwn(Message message) {
        return String.join("\n", texts(message));
    }

    private Message opened(IncidentView incident, boolean mention) {
        return incidents.compose(
                Ruling.send(Destination.ALERTS, NotificationKind.INCIDENT_OPENED, mention),
                Views.change(IncidentChange.Kind.OPENED, incident));
    }

    private String incident(IncidentChange.Kind change, NotificationKind kind, String resolution) {
        return incidents
                .compose(
                        Ruling.send(Destination.ALERTS, kind, false),
                        Views.change(change, Views.over(Views.incident(), resolution)))
                .text();
    }

    private String window(NotificationKind kind, WindowChange.Kind change, WindowView window) {
        return windows.compose(
                        Ruling.send(Destination.ALERTS, kind, false),
                        Views.change(change, window),
                        Optional.of(Views.incident()))
                .text();
    }
}
