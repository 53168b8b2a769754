package vigil.cases;

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
import org.springframework.scheduling.annotation.EnableScheduling;
import vigil.cases.cash.CashSettings;
import vigil.cases.files.FileSettings;
import vigil.cases.monitoring.MonitoringSettings;
import vigil.cases.reports.authority.GoamlSettings;
import vigil.cases.reports.authority.ReportSettings;
import vigil.cases.reports.post.sftp.SftpSettings;
import vigil.cases.settings.DeadlineSettings;
import vigil.kernel.database.HouseDatabase;
import vigil.kernel.evidence.EvidenceHouse;
import vigil.kernel.problems.ProblemHandler;
import vigil.kernel.settings.KnownNames;
import vigil.kernel.tokens.TokenSecurity;

/** The house of the officers' work, put together. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
@ConfigurationPropertiesScan
@ComponentScan
@Import({HouseDatabase.class, EvidenceHouse.class, TokenSecurity.class, ProblemHandler.class})
public class Cases {

    private static final List<Class<? extends Record>> SETTINGS =
            List.of(
                    FileSettings.class,
                    ReportSettings.class,
                    GoamlSettings.class,
                    CashSettings.class,
                    MonitoringSettings.class,
                    DeadlineSettings.class,
                    SftpSettings.class);

    public static void main(String[] arguments) {
        checkNames(System.getenv());
        start(arguments);
    }

    static void checkNames(Map<String, String> environment) {
        KnownNames.check(environment, "VIGIL_CASES_", SETTINGS);
    }

    /** Starts the house; arguments win over the environment. */
    static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(Cases.class).run(arguments);
    }
}
