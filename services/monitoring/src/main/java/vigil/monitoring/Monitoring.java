package vigil.monitoring;

import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import vigil.kernel.database.HouseDatabase;
import vigil.kernel.evidence.EvidenceHouse;
import vigil.kernel.problems.ProblemHandler;
import vigil.kernel.settings.KnownNames;
import vigil.kernel.tokens.TokenSecurity;
import vigil.monitoring.alerts.SnoozeSettings;
import vigil.monitoring.desk.DeskSettings;
import vigil.monitoring.detection.DetectionSettings;
import vigil.monitoring.files.FileSettings;
import vigil.monitoring.leadership.LeadershipSettings;
import vigil.monitoring.log.LogSettings;
import vigil.monitoring.loop.LoopSettings;
import vigil.monitoring.models.ModelSettings;
import vigil.monitoring.parties.PartySettings;
import vigil.monitoring.peers.PeerSettings;
import vigil.monitoring.projection.ProjectionSettings;
import vigil.monitoring.rates.RateSettings;
import vigil.monitoring.sets.SetSettings;
import vigil.monitoring.store.StoreSettings;

/** The house that takes transactions in and answers with decisions, put together. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@ComponentScan
@Import({HouseDatabase.class, EvidenceHouse.class, TokenSecurity.class, ProblemHandler.class})
public class Monitoring {

    private static final List<Class<? extends Record>> SETTINGS =
            List.of(
                    DeskSettings.class,
                    DetectionSettings.class,
                    FileSettings.class,
                    LeadershipSettings.class,
                    LogSettings.class,
                    LoopSettings.class,
                    ModelSettings.class,
                    PartySettings.class,
                    PeerSettings.class,
                    ProjectionSettings.class,
                    RateSettings.class,
                    SetSettings.class,
                    SnoozeSettings.class,
                    StoreSettings.class);

    public static void main(String[] arguments) {
        checkNames(System.getenv());
        start(arguments);
    }

    static void checkNames(Map<String, String> environment) {
        KnownNames.check(environment, "VIGIL_MONITORING_", SETTINGS);
    }

    /** Starts the house; arguments win over the environment. */
    static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(Monitoring.class).run(arguments);
    }
}
