package vigil.screening;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import vigil.kernel.tokens.TokenSecurity;

/** What may be called here, and by whom. */
@Configuration(proxyBeanMethods = false)
class Doors {

    private static final String[] READERS = {
        "ANALYST", "SUPERVISOR", "ENGINEER", "AUDITOR", "ADMINISTRATOR"
    };
    private static final String[] ASKERS = {
        "ANALYST", "SUPERVISOR", "ENGINEER", "AUDITOR", "ADMINISTRATOR", "MACHINE"
    };
    private static final String[] PROBES = {
        "/actuator/health/**", "/actuator/prometheus", "/error"
    };

    /** Machines and officers ask; officers read; engineers and administrators bring lists. */
    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        http.anonymous(AbstractHttpConfigurer::disable).servletApi(AbstractHttpConfigurer::disable);
        return TokenSecurity.chain(
                http,
                rules ->
                        rules.requestMatchers(PROBES)
                                .permitAll()
                                .requestMatchers(
                                        HttpMethod.POST,
                                        "/match/*",
                                        "/v1/screening/searches",
                                        "/v1/screening/parties")
                                .hasAnyRole(ASKERS)
                                .requestMatchers(HttpMethod.POST, "/v1/screening/lists/*/versions")
                                .hasAnyRole("ENGINEER", "ADMINISTRATOR")
                                .requestMatchers(
                                        HttpMethod.GET,
                                        "/v1/screening/lists-in-force",
                                        "/v1/screening/lists",
                                        "/v1/screening/lists/**",
                                        "/v1/screening/search")
                                .hasAnyRole(ASKERS)
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
