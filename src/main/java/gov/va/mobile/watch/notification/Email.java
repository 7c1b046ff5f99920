package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Secrecy;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jboss.logging.Logger;

/** E-mail by a mail server that takes it from us (docs/notifications.md, "E-mail"); a connection for each message. */
final class Email implements Channel {
    private static final Logger LOG = Logger.getLogger(Email.class);
    private static final String CONNECT = "3000";
    private static final String READ = "5000";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final EmailSettings settings;
    private final Session session;
    private final Secrecy secrecy;

    Email(EmailSettings settings, Optional<SSLSocketFactory> tls) {
        this.settings = settings;
        this.secrecy = settings.login().map(EmailSettings.Login::secrecy).orElseGet(Secrecy::of);
        this.session = Session.getInstance(properties(settings, tls));
    }

    @Override
    public Answer send(Outgoing message) {
        List<InternetAddress> to = recipients(message);
        Future<Answer> call = threads.submit(() -> hand(message, to));
        try {
            return call.get(Leases.CALL.toMillis(), TimeUnit.MILLISECONDS).saying(secrecy::hide);
        } catch (TimeoutException late) {
            return new Answer.Later("no answer within " + Leases.CALL.toSeconds() + " s", Optional.empty());
        } catch (ExecutionException failed) {
            return new Answer.Later(secrecy.hide("the call failed: " + failed.getCause()), Optional.empty());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Later("interrupted while it was sent", Optional.empty());
        } finally {
            call.cancel(true);
        }
    }

    @Override
    public String setting(Destination destination) {
        return "WATCH_EMAIL_HOST, its login and the addresses";
    }

    /** A message for nobody in particular, as a test is, goes to all. */
    private List<InternetAddress> recipients(Outgoing message) {
        return Optional.ofNullable(settings.recipients().get(message.audience()))
                .orElseGet(() -> settings.recipients().values().stream()
                        .flatMap(Collection::stream)
                        .distinct()
                        .toList());
    }

    private Answer hand(Outgoing message, List<InternetAddress> to) {
        try (var transport = new SMTPTransport(session, null)) {
            EmailMessage mail = EmailMessage.of(session, settings, to, message);
            connect(transport);
            try {
                transport.sendMessage(mail, mail.getAllRecipients());
            } catch (SendFailedException some) {
                return partly(some, to);
            }
            return new Answer.Delivered(said(transport.getLastServerResponse()));
        } catch (MessagingException failed) {
            return EmailAnswer.judge(failed);
        }
    }

    private void connect(SMTPTransport transport) throws MessagingException {
        if (settings.login().isPresent()) {
            EmailSettings.Login login = settings.login().get();
            transport.connect(settings.host(), settings.port(), login.username(), login.password());
        } else {
            transport.connect(settings.host(), settings.port(), null, null);
        }
    }

    /** Who was reached is not written to again for those who were not. */
    private Answer partly(SendFailedException some, List<InternetAddress> to) {
        if (some.getValidSentAddresses() == null || some.getValidSentAddresses().length == 0) {
            return EmailAnswer.judge(some);
        }
        List<Object> reached = Arrays.asList((Object[]) some.getValidSentAddresses());
        LOG.warnf(
                "an e-mail was not taken for %s (%s); the others got it",
                to.stream()
                        .filter(address -> !reached.contains(address))
                        .map(InternetAddress::getAddress)
                        .collect(Collectors.joining(", ")),
                secrecy.hide(EmailAnswer.said(some)));
        return new Answer.Delivered("taken for " + reached.size() + " of " + to.size());
    }

    private static String said(String response) {
        return response.strip().lines().findFirst().orElse("250");
    }

    private static Properties properties(EmailSettings settings, Optional<SSLSocketFactory> tls) {
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", CONNECT);
        properties.put("mail.smtp.timeout", READ);
        properties.put("mail.smtp.writetimeout", READ);
        properties.put("mail.smtp.localhost", settings.domain());
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.tls()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        tls.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
        return properties;
    }
}
