package vigil.screening;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
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
    private static final String[] JUDGES = {"ANALYST", "SUPERVISOR"};

    /** Who brings customers in and lets them go. */
    private static final String[] KEEPERS = {"SUPERVISOR", "ADMINISTRATOR", "MACHINE"};

    private static final String[] SENDERS = {"ANALYST", "SUPERVISOR", "MACHINE"};

    /** Who sees what is known of customers: an engineer or an administrator need not. */
    private static final String[] CONFIDANTS = {"ANALYST", "SUPERVISOR", "AUDITOR"};

    private static final String CUSTOMERS = "/v1/screening/customers";
    private static final String CUSTOMER = CUSTOMERS + "/*";
    private static final String JOBS = "/v1/screening/jobs";
    private static final String JOB = JOBS + "/*";
    private static final String[] PROBES = {
        "/actuator/health/**", "/actuator/prometheus", "/error"
    };

    /** Machines and officers ask; officers read and judge; engineers bring lists. */
    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        http.anonymous(AbstractHttpConfigurer::disable).servletApi(AbstractHttpConfigurer::disable);
        return TokenSecurity.chain(
                http,
                rules -> {
                    rules.requestMatchers(PROBES).permitAll();
                    writing(rules);
                    reading(rules);
                    rules.anyRequest().authenticated();
                });
    }

    private static void writing(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    rules) {
        rules.requestMatchers(
                        HttpMethod.POST,
                        "/match/*",
                        "/v1/screening/searches",
                        "/v1/screening/parties")
                .hasAnyRole(ASKERS)
                .requestMatchers(HttpMethod.POST, "/v1/screening/lists/*/versions")
                .hasAnyRole("ENGINEER", "ADMINISTRATOR")
                .requestMatchers(HttpMethod.PUT, CUSTOMER)
                .hasAnyRole(KEEPERS)
                .requestMatchers(HttpMethod.DELETE, CUSTOMER)
                .hasAnyRole(KEEPERS)
                .requestMatchers(HttpMethod.POST, CUSTOMERS)
                .hasAnyRole(KEEPERS)
                .requestMatchers(HttpMethod.POST, "/v1/screening/hits/*/*")
                .hasAnyRole(JUDGES)
                .requestMatchers(HttpMethod.DELETE, "/v1/screening/whitelist/*")
                .hasAnyRole(JUDGES)
                .requestMatchers(HttpMethod.PUT, "/v1/screening/settings")
                .hasRole("ADMINISTRATOR")
                .requestMatchers(HttpMethod.POST, JOBS)
                .hasAnyRole(SENDERS)
                .requestMatchers(HttpMethod.DELETE, JOB)
                .hasAnyRole(SENDERS);
    }

    private static void reading(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    rules) {
        rules.requestMatchers(
                        HttpMethod.GET,
                        "/v1/screening/lists-in-force",
                        "/v1/screening/lists",
                        "/v1/screening/lists/**",
                        "/v1/screening/search",
                        "/v1/screening/hits",
                        CUSTOMERS)
                .hasAnyRole(ASKERS)
                .requestMatchers(HttpMethod.GET, CUSTOMER, "/v1/screening/hits/*")
                .hasAnyRole(CONFIDANTS)
                .requestMatchers(HttpMethod.GET, JOBS, JOB, JOB + "/results")
                .hasAnyRole(SENDERS)
                .requestMatchers(HttpMethod.GET, "/v1/**")
                .hasAnyRole(READERS)
                .requestMatchers("/v1/**")
                .denyAll();
    }

    /** An observation for every filter of every request costs more than the filters do. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
