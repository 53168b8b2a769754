package vigil.notifications;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import vigil.kernel.tokens.TokenSecurity;

/** What may be called here, and by whom: officers, each about what he himself is told. */
@Configuration(proxyBeanMethods = false)
class Doors {

    private static final String[] OFFICERS = {
        "ANALYST", "SUPERVISOR", "ENGINEER", "AUDITOR", "ADMINISTRATOR"
    };
    private static final String[] PROBES = {
        "/actuator/health/**", "/actuator/prometheus", "/error"
    };

    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        http.anonymous(AbstractHttpConfigurer::disable).servletApi(AbstractHttpConfigurer::disable);
        return TokenSecurity.chain(
                http,
                rules ->
                        rules.requestMatchers(PROBES)
                                .permitAll()
                                .requestMatchers("/v1/**")
                                .hasAnyRole(OFFICERS)
                                .anyRequest()
                                .authenticated());
    }

    /** An observation for every filter of every request costs more than the filters do. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
