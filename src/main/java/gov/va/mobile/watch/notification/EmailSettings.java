package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Secrecy;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How e-mail is sent, as it was checked.
 *
 * @param login user and password, if the server wants them
 * @param recipients by audience, each with at least one
 */
record EmailSettings(
        String host,
        int port,
        EmailConfig.Tls tls,
        Optional<Login> login,
        InternetAddress from,
        Map<Destination, List<InternetAddress>> recipients) {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    /** Who we are there. */
    record Login(String username, String password) {
        /** What no words of ours may hold: the password, also as a server gets it. */
        Secrecy secrecy() {
            return Secrecy.of(password, base64(password), base64("\0" + username + "\0" + password));
        }

        private static String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return username + ":***";
        }
    }

    /**
     * What is configured; nothing where no host is.
     *
     * @throws IllegalArgumentException when it can't be; in a sentence
     */
    static Optional<EmailSettings> of(EmailConfig config) {
        return text(config.host())
                .map(host -> new EmailSettings(
                        host,
                        config.port().orElse(config.tls() == EmailConfig.Tls.TLS ? SUBMISSIONS : SUBMISSION),
                        config.tls(),
                        login(config),
                        address(
                                "WATCH_EMAIL_FROM",
                                text(config.from())
                                        .orElseThrow(() -> new IllegalArgumentException(
                                                "WATCH_EMAIL_FROM: found none, expected whom e-mails are from"))),
                        recipients(config)));
    }

    /** The part of our addresses that makes message ids our own. */
    String domain() {
        String address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static Optional<Login> login(EmailConfig config) {
        Optional<Login> login = text(config.username())
                .map(name -> new Login(name, config.password().orElse("")));
        if (login.isPresent() && config.tls() == EmailConfig.Tls.NONE) {
            throw new IllegalArgumentException(
                    "WATCH_EMAIL_TLS: found none with a login, expected starttls or tls, so that nobody reads the password");
        }
        return login;
    }

    private static Map<Destination, List<InternetAddress>> recipients(EmailConfig config) {
        Map<Destination, List<InternetAddress>> found = new EnumMap<>(Destination.class);
        put(found, Destination.ALERTS, "WATCH_EMAIL_ALERTS_TO", config.alertsTo());
        put(found, Destination.TEAM, "WATCH_EMAIL_TEAM_TO", config.teamTo());
        put(found, Destination.ONCALL, "WATCH_EMAIL_ONCALL_TO", config.oncallTo());
        put(found, Destination.DRILL, "WATCH_EMAIL_DRILL_TO", config.drillTo());
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "WATCH_EMAIL_ALERTS_TO: found nobody, expected at least one address, for alerts or another audience");
        }
        return found;
    }

    private static void put(
            Map<Destination, List<InternetAddress>> found,
            Destination audience,
            String setting,
            Optional<List<String>> addresses) {
        List<InternetAddress> all = addresses.orElse(List.of()).stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(address -> address(setting, address))
                .toList();
        if (!all.isEmpty()) {
            found.put(audience, all);
        }
    }

    private static InternetAddress address(String setting, String text) {
        try {
            var address = new InternetAddress(text, true);
            if (address.getAddress().indexOf('@') > 0) {
                return address;
            }
        } catch (AddressException none) {
            // said below
        }
        throw new IllegalArgumentException(setting + ": found " + text + ", expected an e-mail address");
    }

    private static Optional<String> text(Optional<String> setting) {
        return setting.map(String::strip).filter(text -> !text.isEmpty());
    }
}
