package gov.va.mobile.watch.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a failure to send an e-mail means (docs/notifications.md, "E-mail"). Pure. */
final class EmailAnswer {
    private static final int SAID = 200;
    private static final int PERMANENT = 500;

    private EmailAnswer() {}

    /** Judges it by what the server said last: 4xx is for later; 5xx blames the message once that was handed over, else the settings. */
    static Answer judge(MessagingException failed) {
        for (Throwable one = failed; one != null; one = next(one)) {
            switch (one) {
                case SMTPAddressFailedException recipient -> {
                    return settings(recipient.getReturnCode(), recipient);
                }
                case SMTPSenderFailedException sender -> {
                    return settings(sender.getReturnCode(), sender);
                }
                default -> {}
            }
        }
        return switch (failed) {
            case AuthenticationFailedException refused ->
                said(refused).matches("4[0-9][0-9].*")
                        ? new Answer.Later(said(refused), Optional.empty())
                        : new Answer.Closed("login refused: " + said(refused));
            case SMTPSendFailedException refused ->
                refused.getReturnCode() >= PERMANENT
                        ? new Answer.Refused(said(refused))
                        : new Answer.Later(said(refused), Optional.empty());
            default ->
                said(failed).startsWith("STARTTLS is required")
                        ? new Answer.Closed(said(failed))
                        : new Answer.Later(said(failed), Optional.empty());
        };
    }

    private static Answer settings(int code, MessagingException failed) {
        return code >= PERMANENT ? new Answer.Closed(said(failed)) : new Answer.Later(said(failed), Optional.empty());
    }

    private static @Nullable Throwable next(Throwable one) {
        return one instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    /** One short line of plain characters. */
    static String said(Exception failed) {
        String line = Objects.toString(failed.getMessage(), "no connection")
                .replaceAll("[^\\x20-\\x7e]+", " ")
                .strip();
        return line.length() <= SAID ? line : line.substring(0, SAID) + "…";
    }
}
