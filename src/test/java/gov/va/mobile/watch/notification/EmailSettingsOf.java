package gov.va.mobile.watch.notification;

import java.util.List;
import java.util.Optional;

/** Settings of e-mail as tests need them. */
record EmailSettingsOf(
        Optional<String> host,
        Optional<Integer> port,
        Tls tls,
        Optional<String> username,
        Optional<String> password,
        Optional<String> from,
        Optional<List<String>> alertsTo,
        Optional<List<String>> teamTo)
        implements EmailConfig {
    /** With STARTTLS, without a login. */
    EmailSettingsOf(String host, int port) {
        this(
                Optional.of(host),
                Optional.of(port),
                Tls.STARTTLS,
                Optional.empty(),
                Optional.empty(),
                Optional.of("Upstream Watch <watch@example.gov>"),
                Optional.of(List.of("alerts@example.gov", " boss@example.gov")),
                Optional.of(List.of("team@example.gov")));
    }

    @Override
    public Optional<List<String>> oncallTo() {
        return Optional.empty();
    }

    @Override
    public Optional<List<String>> drillTo() {
        return Optional.empty();
    }

    EmailSettings checked() {
        return EmailSettings.of(this).orElseThrow();
    }

    EmailSettingsOf tls(Tls other) {
        return new EmailSettingsOf(host, port, other, username, password, from, alertsTo, teamTo);
    }

    EmailSettingsOf login(String name, String secret) {
        return new EmailSettingsOf(host, port, tls, Optional.of(name), Optional.of(secret), from, alertsTo, teamTo);
    }

    EmailSettingsOf host(String other) {
        return new EmailSettingsOf(Optional.of(other), port, tls, username, password, from, alertsTo, teamTo);
    }

    EmailSettingsOf from(String other) {
        return new EmailSettingsOf(host, port, tls, username, password, Optional.of(other), alertsTo, teamTo);
    }

    EmailSettingsOf to(String... alerts) {
        return new EmailSettingsOf(
                host, port, tls, username, password, from, Optional.of(List.of(alerts)), Optional.empty());
    }
}
