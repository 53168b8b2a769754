package vigil.identity.recovery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import vigil.kernel.secrecy.Personal;

/** Letters to officers about their own accounts (SMTP, RFC 5321). */
@Component
class Letters {

    private static final Logger log = LoggerFactory.getLogger(Letters.class);

    private final @Nullable JavaMailSender sender;
    private final RecoverySettings settings;

    Letters(ObjectProvider<JavaMailSender> sender, RecoverySettings settings) {
        this.sender = sender.getIfAvailable();
        this.settings = settings;
    }

    /** Whether there is a server that takes letters. */
    boolean canBeSent() {
        return sender != null;
    }

    /** Sent once; whoever does not get it asks again. */
    void send(Personal to, String subject, String text) {
        JavaMailSender server = sender;
        if (server == null) {
            return;
        }
        try {
            MimeMessage message = server.createMimeMessage();
            MimeMessageHelper parts = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            parts.setFrom(settings.from());
            parts.setTo(to.reveal());
            parts.setSubject(subject);
            parts.setText(text);
            // RFC 3834: nobody's vacation answers it.
            message.setHeader("Auto-Submitted", "auto-generated");
            server.send(message);
        } catch (MailException | MessagingException e) {
            // Without what the server said: it may quote the address.
            log.atWarn()
                    .setMessage("a letter was not taken")
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log();
        }
    }
}
