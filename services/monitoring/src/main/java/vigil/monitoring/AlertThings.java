package vigil.monitoring;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.evidence.EvidenceHouse.KafkaSettings;
import vigil.kernel.outbox.EventFollower;
import vigil.kernel.outbox.Outbox;
import vigil.monitoring.alerts.SnoozeClock;
import vigil.monitoring.alerts.SnoozeDesk;
import vigil.monitoring.alerts.SnoozeSettings;
import vigil.monitoring.feedback.Feedback;
import vigil.monitoring.loop.Loops;

/** What officers do with alerts. */
@Configuration(proxyBeanMethods = false)
class AlertThings {

    @Bean
    SnoozeDesk snoozeDesk(
            Questions questions,
            Evidence evidence,
            Outbox outbox,
            InstantSource clock,
            SnoozeSettings settings) {
        return new SnoozeDesk(questions, evidence, outbox, clock, settings);
    }

    @Bean
    SnoozeClock snoozeClock(
            DataSource dataSource, SnoozeDesk desk, SnoozeSettings settings, Loops loops) {
        return new SnoozeClock(dataSource, desk, settings, loops::isLeading);
    }

    @Bean
    EventFollower eventFollower(DataSource dataSource, KafkaSettings kafka, Loops loops) {
        return new EventFollower(
                dataSource, kafka.bootstrap(), "feedback", new Feedback(loops::isLeading));
    }
}
