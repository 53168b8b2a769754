package vigil.notifications;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.evidence.EvidenceHouse.KafkaSettings;
import vigil.kernel.outbox.EventFollower;
import vigil.kernel.requests.EventStream;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.notifications.intake.Addressing;
import vigil.notifications.mail.LetterTexts;
import vigil.notifications.mail.MailServer;
import vigil.notifications.mail.MailSettings;
import vigil.notifications.notices.NoticeFeed;
import vigil.notifications.notices.NoticeSettings;
import vigil.notifications.post.Postman;
import vigil.notifications.preferences.PreferenceDesk;
import vigil.notifications.preferences.PreferenceRows;

/** The parts of the house, put together. */
@Configuration(proxyBeanMethods = false)
class Things {

    private static final int CACHED_KEYS = 10_000;
    private static final int STREAMS = 1_000;

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }

    @Bean
    MasterKey masterKey(@Value("${vigil.master-key-file}") Path file) {
        return MasterKey.fromFile(file);
    }

    @Bean
    Questions questions(DataSource dataSource) {
        return new Questions(dataSource, () -> {});
    }

    @Bean
    PreferenceRows preferenceRows(MasterKey master, SecureRandom random) {
        return new PreferenceRows(new SubjectKeys(master, random, CACHED_KEYS), new Sealer(random));
    }

    @Bean
    EventStream noticeStream(InstantSource clock) {
        return new EventStream("notification", STREAMS, clock);
    }

    @Bean
    NoticeFeed noticeFeed(Questions questions) {
        return new NoticeFeed(questions);
    }

    @Bean
    MailServer mailServer(MailSettings settings) {
        return new MailServer(settings);
    }

    @Bean
    LetterTexts letterTexts(@Value("${vigil.tokens.issuer}") URI publicAddress) {
        return new LetterTexts(publicAddress);
    }

    @Bean
    Postman postman(
            DataSource dataSource,
            Questions questions,
            Postman.Desk desk,
            NoticeSettings settings,
            MeterRegistry metrics) {
        return new Postman(dataSource, questions, desk, settings, metrics);
    }

    @Bean
    Postman.Desk postDesk(
            PreferenceRows preferences, MailServer server, LetterTexts texts, InstantSource clock) {
        return new Postman.Desk(preferences, server, texts, clock);
    }

    @Bean
    PreferenceDesk.Letters letters(MailServer server, LetterTexts texts, InstantSource clock) {
        return new PreferenceDesk.Letters(server, texts, clock);
    }

    @Bean
    PreferenceDesk preferenceDesk(
            Questions questions,
            Evidence evidence,
            PreferenceDesk.Letters letters,
            PreferenceRows rows,
            SecureRandom random) {
        return new PreferenceDesk(questions, evidence, letters, rows, random);
    }

    @Bean
    EventFollower eventFollower(
            DataSource dataSource, KafkaSettings kafka, NoticeFeed feed, Postman postman) {
        return new EventFollower(
                dataSource, kafka.bootstrap(), "notifications", new Addressing(feed, postman));
    }
}
