package vigil.notifications.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Date;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import vigil.kernel.secrecy.Personal;

/** Gives letters to the mail server. */
public final class MailServer {

    private static final String PATIENCE_MILLIS = "10000";

    private final MailSettings settings;
    private final JavaMailSenderImpl sender;

    public MailServer(MailSettings settings) {
        this.settings = settings;
        this.sender = sender(settings);
    }

    /**
     * A letter.
     *
     * @param id the same at every attempt, so that whoever gets it twice can tell
     */
    public record Letter(String id, Personal to, String subject, String text) {}

    /** The letter was not taken. */
    public static final class NotTaken extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean forEver;

        NotTaken(Exception cause, boolean forEver) {
            // What the server said may quote the address.
            super(cause.getClass().getSimpleName());
            this.forEver = forEver;
        }

        /** Whether trying again is of no use. */
        public boolean isForEver() {
            return forEver;
        }
    }

    /** Whether there is a server at all. */
    public boolean isThere() {
        return settings.host() != null;
    }

    public void send(Letter letter) throws NotTaken {
        try {
            MimeMessage message = new Numbered(letter.id());
            MimeMessageHelper parts = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            parts.setFrom(settings.from());
            parts.setTo(letter.to().reveal());
            parts.setSubject(letter.subject());
            parts.setText(letter.text());
            parts.setSentDate(new Date());
            // RFC 3834: nobody's vacation answers it.
            message.setHeader("Auto-Submitted", "auto-generated");
            sender.send(message);
        } catch (MailException | MessagingException e) {
            throw new NotTaken(e, isForEver(e));
        }
    }

    /** The server knows no such address, and will not tomorrow either. */
    private static boolean isForEver(Exception failure) {
        return failure instanceof MailSendException refused
                && refused.getFailedMessages().values().stream()
                        .anyMatch(each ->
                                each instanceof SendFailedException one
                                        && one.getInvalidAddresses() != null
                                        && one.getInvalidAddresses().length > 0);
    }

    /** Keeps the id that it was given. */
    private static final class Numbered extends MimeMessage {

        private final String id;

        Numbered(String id) {
            super((jakarta.mail.Session) null);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@vigil>");
        }
    }

    private static JavaMailSenderImpl sender(MailSettings settings) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties how = sender.getJavaMailProperties();
        how.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        how.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
        how.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
        boolean tls = settings.security() == MailSettings.Security.TLS;
        boolean starttls = settings.security() == MailSettings.Security.STARTTLS;
        how.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
        how.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        how.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        how.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        how.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        if (settings.login() != null && settings.passwordFile() != null) {
            sender.setUsername(settings.login());
            try {
                sender.setPassword(Files.readString(settings.passwordFile()).strip());
            } catch (IOException e) {
                throw new UncheckedIOException("the mail server's password cannot be read", e);
            }
            how.setProperty("mail.smtp.auth", "true");
        }
        return sender;
    }
}
