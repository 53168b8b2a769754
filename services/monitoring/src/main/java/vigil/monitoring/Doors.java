package vigil.monitoring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import vigil.kernel.tokens.TokenSecurity;

/** What may be called here, and by whom. */
@Configuration(proxyBeanMethods = false)
class Doors {

    private static final String[] READERS = {
        "ANALYST", "SUPERVISOR", "ENGINEER", "AUDITOR", "ADMINISTRATOR"
    };
    private static final String[] READERS_AND_MACHINES = {
        "ANALYST", "SUPERVISOR", "ENGINEER", "AUDITOR", "ADMINISTRATOR", "MACHINE"
    };
    private static final String[] PROBES = {
        "/actuator/health/**", "/actuator/prometheus", "/error"
    };

    /** Machines send; people read; a machine reads what became of its own sending. */
    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        return TokenSecurity.chain(
                http,
                rules ->
                        rules.requestMatchers(PROBES)
                                .permitAll()
                                .requestMatchers(
                                        HttpMethod.POST,
                                        "/v1/transactions",
                                        "/v1/iso20022/*",
                                        "/v1/transaction-files")
                                .hasRole("MACHINE")
                                .requestMatchers(
                                        HttpMethod.GET,
                                        "/v1/transaction-files/*",
                                        "/v1/decisions",
                                        "/v1/decisions/*")
                                .hasAnyRole(READERS_AND_MACHINES)
                                .requestMatchers(HttpMethod.GET, "/v1/**")
                                .hasAnyRole(READERS)
                                .anyRequest()
                                .authenticated());
    }

    /** An observation for every filter of every request costs more than the filters do. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
