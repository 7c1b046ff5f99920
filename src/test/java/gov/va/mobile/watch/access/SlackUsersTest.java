package gov.va.mobile.watch.access;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.access.AccessSettings.SlackUserSetting;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlackUsersTest {
    private record Setting(Optional<String> role, Optional<String> name) implements SlackUserSetting {
        static Setting of(String role) {
            return new Setting(Optional.of(role), Optional.empty());
        }
    }

    @Test
    void idsCountInAnyCaseAndStrangersAreNobody() {
        var users = new SlackUsers(Map.of("u0123abcd", Setting.of("approver"), "W9", Setting.of("viewer")));
        assertThat(users.errors()).isEmpty();
        assertThat(users.find("U0123ABCD")).contains(new Actor("U0123ABCD", Role.APPROVER));
        assertThat(users.find("W9")).contains(new Actor("W9", Role.VIEWER));
        assertThat(users.find("U0123ABC")).isEmpty();
        assertThat(users.find("")).isEmpty();
    }

    @Test
    void aNameStandsForTheId() {
        var users = new SlackUsers(Map.of("U1", new Setting(Optional.of("responder"), Optional.of(" Jo Doe "))));
        assertThat(users.find("U1")).contains(new Actor("Jo Doe", Role.RESPONDER));
    }

    @Test
    void everyMistakeIsNamed() {
        var users = new SlackUsers(Map.of(
                "U1", Setting.of("boss"),
                "U2", new Setting(Optional.empty(), Optional.empty()),
                "jo", Setting.of("viewer"),
                "U4", new Setting(Optional.of("viewer"), Optional.of("Jo")),
                "U5", new Setting(Optional.of("viewer"), Optional.of("Jo"))));
        assertThat(users.errors())
                .containsExactlyInAnyOrder(
                        "watch.access.slack-users.U1.role: found boss, expected one of viewer, responder, approver, admin.",
                        "watch.access.slack-users.U2.role: found nothing, expected one of viewer, responder, approver, admin.",
                        "watch.access.slack-users.jo.role: found jo, expected a Slack user id, such as U0123ABCD.",
                        "watch.access.slack-users.U5.name: found the name Jo again, expected each name once.");
    }
}
