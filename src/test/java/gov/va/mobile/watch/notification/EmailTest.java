package gov.va.mobile.watch.notification;

import static gov.va.mobile.watch.notification.Destination.ALERTS;
import static gov.va.mobile.watch.notification.Destination.EMAIL;
import static gov.va.mobile.watch.notification.Destination.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.va.mobile.watch.support.FakeSmtp;
import gov.va.mobile.watch.support.FakeSmtp.Mail;
import gov.va.mobile.watch.support.RefusingPort;
import gov.va.mobile.watch.support.TestCertificates;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a mail server on a real socket. */
class EmailTest {
    private final FakeSmtp server = new FakeSmtp(Optional.empty());
    private EmailSettingsOf settings = new EmailSettingsOf("localhost", 0);

    @BeforeEach
    void start() {
        settings = new EmailSettingsOf("localhost", server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsAsAnEmail() {
        Outgoing message = message(ALERTS, 0);
        assertThat(email().send(message)).isEqualTo(new Answer.Delivered("250 queued"));
        assertThat(server.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo("watch@example.gov");
            assertThat(mail.to()).containsExactly("alerts@example.gov", "boss@example.gov");
            assertThat(mail.header("From")).isEqualTo("Upstream Watch <watch@example.gov>");
            assertThat(mail.header("Subject")).isEqualTo("BGS & <more> is down");
            assertThat(mail.header("Message-ID")).isEqualTo("<" + message.id() + "@example.gov>");
            assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
            assertThat(mail.header("Date")).startsWith("Mon, 2 Nov 2026");
            assertThat(mail.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
            assertThat(mail.body())
                    .startsWith("BGS & <more> is down\r\n\r\nFound: a <timeout>\r\n")
                    .contains("https://watch.example/", "\r\n-- \r\nUpstream Watch, to #va-mobile-app-alerts")
                    .doesNotContain("subteam", "&lt;");
        });
    }

    @Test
    void anIncidentIsOneThread() {
        email().send(message(ALERTS, 0));
        email().send(message(ALERTS, 0));
        email().send(message(ALERTS, 20));
        assertThat(server.mails())
                .extracting(mail -> mail.header("References"))
                .containsExactly(
                        "<incident-" + Views.INCIDENT + "@example.gov>",
                        "<incident-" + Views.INCIDENT + "@example.gov>",
                        "");
        assertThat(server.mails()).extracting(mail -> mail.header("Message-ID")).doesNotHaveDuplicates();
        assertThat(server.mails().getFirst().header("In-Reply-To"))
                .isEqualTo("<incident-" + Views.INCIDENT + "@example.gov>");
    }

    @Test
    void eachAudienceHasItsPeopleAndATestGoesToAll() {
        email().send(message(TEAM, 0));
        email().test(Outgoing.test(EMAIL, new MessageBuilder("Test").build(), Views.START));
        assertThat(server.mails())
                .extracting(Mail::to)
                .containsExactly(
                        List.of("team@example.gov"),
                        List.of("alerts@example.gov", "boss@example.gov", "team@example.gov"));
    }

    @Test
    void logsInOnlyWhereNobodyListens(@TempDir Path folder) {
        SSLContext context = TestCertificates.in(folder).signed("mail", "-1d", 30, "dns:localhost");
        try (var secure = new FakeSmtp(Optional.of(context))) {
            EmailSettings known = new EmailSettingsOf("localhost", secure.port())
                    .login("watch", "s3cr3t")
                    .checked();
            assertThat(new Email(known, Optional.of(context.getSocketFactory())).send(message(ALERTS, 0)))
                    .isInstanceOf(Answer.Delivered.class);
            assertThat(secure.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.secure()).isTrue();
                assertThat(mail.login()).contains("watch:watch:s3cr3t");
            });
            assertThat(new Email(known, Optional.empty()).send(message(ALERTS, 0)))
                    .as("a certificate that nobody knows")
                    .isInstanceOf(Answer.Later.class);
            secure.answer("AUTH", "535 5.7.8 no such password as s3cr3t");
            assertThat(new Email(known, Optional.of(context.getSocketFactory())).send(message(ALERTS, 0)))
                    .satisfies(answer -> assertThat(answer.said()).doesNotContain("s3cr3t"))
                    .isInstanceOf(Answer.Closed.class);
            assertThat(secure.mails()).hasSize(1);
        }
        EmailSettings starttls = new EmailSettingsOf("localhost", server.port())
                .login("watch", "s3cr3t")
                .checked();
        assertThat(new Email(starttls, Optional.empty()).send(message(ALERTS, 0)))
                .as("a server without STARTTLS is given nothing")
                .isInstanceOf(Answer.Closed.class);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void whatTheAnswersMean() {
        assertThat(said("BODY", "451 4.3.0 try again")).isInstanceOf(Answer.Later.class);
        assertThat(said("BODY", "554 5.6.0 not this one")).isInstanceOf(Answer.Refused.class);
        assertThat(said("DATA", "452 4.3.1 full")).isInstanceOf(Answer.Later.class);
        assertThat(said("MAIL FROM", "450 4.2.0 later")).isInstanceOf(Answer.Later.class);
        assertThat(said("MAIL FROM", "550 5.7.1 not you")).isInstanceOf(Answer.Closed.class);
        assertThat(said("RCPT TO", "450 4.2.1 greylisted")).isInstanceOf(Answer.Later.class);
        assertThat(said("RCPT TO", "550 5.1.1 nobody")).isInstanceOf(Answer.Closed.class);
        assertThat(said("CONNECT", "421 4.3.2 too busy")).isInstanceOf(Answer.Later.class);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void whoCanBeReachedIsReachedOnce() {
        server.answer("RCPT TO:<boss@", "550 5.1.1 nobody");
        assertThat(email().send(message(ALERTS, 0))).isEqualTo(new Answer.Delivered("taken for 1 of 2"));
        assertThat(server.mails()).extracting(Mail::to).containsExactly(List.of("alerts@example.gov"));
    }

    @Test
    void nobodyThereIsForLater() {
        try (var closed = new RefusingPort()) {
            settings = new EmailSettingsOf("localhost", closed.number());
            assertThat(email().send(message(ALERTS, 0))).isInstanceOf(Answer.Later.class);
        }
    }

    @Test
    void settingsMustBeSome() {
        assertThat(EmailSettings.of(settings.host(" "))).isEmpty();
        assertThatThrownBy(() -> EmailSettings.of(settings.from("watch")))
                .hasMessage("WATCH_EMAIL_FROM: found watch, expected an e-mail address");
        assertThatThrownBy(() -> EmailSettings.of(settings.to()))
                .hasMessageStartingWith("WATCH_EMAIL_ALERTS_TO: found nobody");
        assertThatThrownBy(() -> EmailSettings.of(settings.to("a@example.gov", "nobody at all")))
                .hasMessage("WATCH_EMAIL_ALERTS_TO: found nobody at all, expected an e-mail address");
        assertThatThrownBy(() -> EmailSettings.of(settings.login("watch", "x").tls(EmailConfig.Tls.NONE)))
                .hasMessageStartingWith("WATCH_EMAIL_TLS: found none with a login");
        assertThat(new EmailSettings.Login("watch", "s3cr3t").toString()).doesNotContain("s3cr3t");
    }

    private Answer said(String line, String answer) {
        try (var failing = new FakeSmtp(Optional.empty())) {
            failing.answer(line, answer);
            return new Email(
                            new EmailSettingsOf("localhost", failing.port())
                                    .tls(EmailConfig.Tls.NONE)
                                    .checked(),
                            Optional.empty())
                    .send(message(ALERTS, 0));
        }
    }

    private Email email() {
        return new Email(settings.tls(EmailConfig.Tls.NONE).checked(), Optional.empty());
    }

    private static Outgoing message(Destination audience, int gathered) {
        return new Outgoing(
                UUID.randomUUID(),
                EMAIL,
                audience,
                NotificationKind.INCIDENT_OPENED,
                Optional.of(Views.INCIDENT),
                Optional.empty(),
                new MessageBuilder("BGS & <more> is down")
                        .mention(Optional.of("<!subteam^S0123ABCD>"))
                        .fact("Found", "a <timeout>")
                        .footer("https://watch.example/")
                        .build(),
                Views.START,
                false,
                gathered);
    }
}
