package vigil.monitoring;

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
import vigil.kernel.tokens.TokenSecurity;

/** The house that takes transactions in and answers with decisions, put together. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@ComponentScan
@Import({HouseDatabase.class, EvidenceHouse.class, TokenSecurity.class, ProblemHandler.class})
public class Monitoring {

    public static void main(String[] arguments) {
        KnownNames.check(System.getenv());
        start(arguments);
    }

    /** Starts the house; arguments win over the environment. */
    static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(Monitoring.class).run(arguments);
    }
}
