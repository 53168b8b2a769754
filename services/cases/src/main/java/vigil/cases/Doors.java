package vigil.cases;

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

    /** Who sees the work. Engineers, administrators and machines need not. */
    private static final String[] READERS = {"ANALYST", "SUPERVISOR", "AUDITOR"};

    private static final String[] WORKERS = {"ANALYST", "SUPERVISOR"};

    /** Who sees how the desk is set. */
    private static final String[] SETTERS = {"ANALYST", "SUPERVISOR", "AUDITOR", "ADMINISTRATOR"};

    /** Where somebody who leads decides what another officer wants. */
    private static final String[] SECOND_OFFICERS = {
        "/v1/cases/*/approvals",
        "/v1/cases/*/rejections",
        "/v1/cases/*/reopenings",
        "/v1/queue/bulk-closings/*/approvals",
        "/v1/queue/bulk-closings/*/refusals"
    };

    private static final String[] CONFIDENTIAL = {
        "/v1/reports", "/v1/reports/**", "/v1/authority-requests", "/v1/authority-requests/**"
    };

    private static final String SETTINGS = "/v1/queue/settings";
    private static final String[] PROBES = {
        "/actuator/health/**", "/actuator/prometheus", "/error"
    };

    /** Analysts and supervisors work; supervisors approve; auditors read. */
    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        http.anonymous(AbstractHttpConfigurer::disable).servletApi(AbstractHttpConfigurer::disable);
        return TokenSecurity.chain(
                http,
                rules -> {
                    rules.requestMatchers(PROBES).permitAll();
                    rules.requestMatchers(HttpMethod.GET, SETTINGS)
                            .hasAnyRole(SETTERS)
                            .requestMatchers(HttpMethod.PUT, SETTINGS)
                            .hasRole("ADMINISTRATOR")
                            .requestMatchers(HttpMethod.POST, SECOND_OFFICERS)
                            .hasRole("SUPERVISOR")
                            .requestMatchers(
                                    HttpMethod.PUT,
                                    "/v1/queue/skills/*",
                                    "/v1/queue/second-looks/settings")
                            .hasRole("SUPERVISOR")
                            .requestMatchers(
                                    HttpMethod.GET,
                                    "/v1/queue/second-looks/draws/**",
                                    "/v1/queue/second-looks/csv")
                            .hasAnyRole("SUPERVISOR", "AUDITOR")
                            // Who may know of reports: a permission of its own (31 U.S.C.
                            // 5318(g)(2)).
                            .requestMatchers(CONFIDENTIAL)
                            .hasRole("REPORTER")
                            .requestMatchers(HttpMethod.GET, "/v1/cases/*/views")
                            .hasAnyRole("SUPERVISOR", "AUDITOR")
                            .requestMatchers(HttpMethod.GET, "/v1/case-exports/*")
                            .hasAnyRole("SUPERVISOR", "AUDITOR")
                            .requestMatchers(HttpMethod.GET, "/v1/**")
                            .hasAnyRole(READERS)
                            .requestMatchers("/v1/**")
                            .hasAnyRole(WORKERS);
                    rules.anyRequest().authenticated();
                });
    }

    /** An observation for every filter of every request costs more than the filters do. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
