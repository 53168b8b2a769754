package vigil.monitoring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import vigil.kernel.tokens.ProofDoor;
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
    private static final String[] VERSIONS = {
        "/v1/scenarios", "/v1/scenarios/**", "/v1/models", "/v1/models/**"
    };
    private static final String[] APPROVING = {
        "/v1/scenarios/*/versions/*/approvals",
        "/v1/scenarios/*/versions/*/publications",
        "/v1/models/*/versions/*/approvals",
        "/v1/models/*/versions/*/promotions"
    };
    private static final String[] RETIRING = {
        "/v1/scenarios/*/versions/*/retirements", "/v1/models/*/versions/*/retirements"
    };
    private static final String[] TRIAGING = {
        "/v1/alerts/*/snoozes", "/v1/transactions/*/revelations"
    };
    private static final String[] TRIAGE = {"ANALYST", "SUPERVISOR"};
    private static final String[] LOOKING_AGAIN = {"ANALYST", "SUPERVISOR", "ENGINEER", "AUDITOR"};
    private static final String[] PROBES = {
        "/actuator/health/**", "/actuator/prometheus", "/error"
    };

    /**
     * Machines send; people read; a machine reads what became of its own sending. Engineers write
     * scenarios and register models, supervisors put them in force; analysts let them rest for an
     * account.
     */
    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        // Nobody is anonymous here, and no controller asks the servlet who calls.
        http.anonymous(AbstractHttpConfigurer::disable).servletApi(AbstractHttpConfigurer::disable);
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
                                        "/v1/transaction-files",
                                        "/v1/transaction-files/*",
                                        "/v1/decisions",
                                        "/v1/decisions/*")
                                .hasAnyRole(READERS_AND_MACHINES)
                                .requestMatchers(HttpMethod.POST, APPROVING)
                                .hasRole("SUPERVISOR")
                                .requestMatchers(HttpMethod.POST, RETIRING)
                                .hasAnyRole("ENGINEER", "SUPERVISOR")
                                .requestMatchers(HttpMethod.POST, VERSIONS)
                                .hasRole("ENGINEER")
                                .requestMatchers(HttpMethod.PUT, VERSIONS)
                                .hasRole("ENGINEER")
                                .requestMatchers(HttpMethod.POST, TRIAGING)
                                .hasAnyRole(TRIAGE)
                                .requestMatchers(HttpMethod.DELETE, "/v1/snoozes/*")
                                .hasAnyRole(TRIAGE)
                                .requestMatchers(HttpMethod.POST, "/v1/decisions/*/replays")
                                .hasAnyRole(LOOKING_AGAIN)
                                .requestMatchers(HttpMethod.GET, "/v1/**")
                                .hasAnyRole(READERS)
                                .anyRequest()
                                .authenticated());
    }

    /** Where the token of a request stands. */
    @Bean
    BearerTokenResolver bearerToken() {
        return ProofDoor.tokens();
    }

    /** As strict as ever, without a regular expression over every header. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(Doors::isPlain);
        firewall.setAllowedHeaderValues(Doors::isPlain);
        return firewall;
    }

    private static boolean isPlain(String header) {
        for (int i = 0; i < header.length(); i++) {
            char character = header.charAt(i);
            if (character < ' ' || character > '~') {
                return false; // ASCII alone: nothing else has a meaning in our headers.
            }
        }
        return true;
    }

    /** An observation for every filter of every request costs more than the filters do. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
