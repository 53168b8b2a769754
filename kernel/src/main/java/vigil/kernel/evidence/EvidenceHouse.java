package vigil.kernel.evidence;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vigil.kernel.outbox.Outbox;
import vigil.kernel.outbox.OutboxHouse;

/** Gives a house the evidence client on top of its outbox. */
@Configuration(proxyBeanMethods = false)
@Import(OutboxHouse.class)
public class EvidenceHouse {

    @Bean
    Evidence evidence(Outbox outbox, InstantSource clock) {
        return new Evidence(outbox, clock);
    }
}
