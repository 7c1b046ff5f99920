package gov.va.mobile.watch.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A message as an e-mail: plain text, its id that of the notification, all of an incident in one thread. */
final class EmailMessage extends MimeMessage {
    private static final int SUBJECT = 150;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final String messageId;

    private EmailMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** The e-mail to these. */
    static EmailMessage of(Session session, EmailSettings settings, List<InternetAddress> to, Outgoing message)
            throws MessagingException {
        var mail = new EmailMessage(session, "<" + message.id() + "@" + settings.domain() + ">");
        mail.setFrom(settings.from());
        mail.setRecipients(RecipientType.TO, to.toArray(InternetAddress[]::new));
        mail.setSubject(cut(PlainText.title(message.message())), StandardCharsets.UTF_8.name());
        mail.setHeader("Date", DATE.format(message.createdAt().atOffset(ZoneOffset.UTC)));
        // nobody's absence is to answer us (RFC 3834)
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        if (message.about().isPresent()) {
            // a message that nobody ever got: what all others answer to is shown as one thread
            String thread = "<incident-" + message.about().get() + "@" + settings.domain() + ">";
            mail.setHeader("In-Reply-To", thread);
            mail.setHeader("References", thread);
        }
        mail.setDataHandler(new DataHandler(
                new ByteArrayDataSource(text(message).getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8")));
        mail.saveChanges();
        return mail;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /** The first line stands by itself, as a heading. */
    private static String text(Outgoing message) {
        List<String> lines = PlainText.of(message.message()).lines().toList();
        String rest = lines.stream().skip(1).collect(Collectors.joining("\r\n"));
        return (lines.isEmpty() ? "" : lines.getFirst()) + "\r\n\r\n" + rest + "\r\n\r\n-- \r\nUpstream Watch, to "
                + message.audience().channel() + "\r\n";
    }

    private static String cut(String title) {
        return title.length() <= SUBJECT ? title : title.substring(0, SUBJECT - 1) + "…";
    }
}
