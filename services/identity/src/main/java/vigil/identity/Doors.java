package vigil.identity;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import vigil.identity.login.WayBack;
import vigil.identity.sessions.SessionCookie;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.tokens.TokenSecurity;
import vigil.kernel.tokens.TokenSettings;

/** What may be called here, and by whom. */
@Configuration(proxyBeanMethods = false)
class Doors {

    private static final String CSRF_COOKIE = "__Host-vigil-form";
    private static final List<String> GRANTS =
            List.of("authorization_code", "client_credentials", "refresh_token");
    private static final List<String> METHODS =
            List.of("client_secret_basic", "client_secret_post", "none");

    /** Everything that the gateway lets through lies below /oauth2, /.well-known and /login. */
    @Bean
    AuthorizationServerSettings addresses(TokenSettings tokens) {
        return AuthorizationServerSettings.builder()
                .issuer(tokens.issuer().toString())
                .oidcUserInfoEndpoint("/oauth2/userinfo")
                .oidcLogoutEndpoint("/oauth2/logout")
                .build();
    }

    /** Every refused proof is told of, whatever kind of failure the library has for it. */
    @Bean
    DefaultAuthenticationEventPublisher refusedProofs(ApplicationEventPublisher events) {
        DefaultAuthenticationEventPublisher refused =
                new DefaultAuthenticationEventPublisher(events);
        refused.setDefaultAuthenticationFailureEvent(
                AuthenticationFailureBadCredentialsEvent.class);
        return refused;
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, SessionCookie cookie) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.authorizationServerMetadataEndpoint(metadata ->
                    metadata.authorizationServerMetadataCustomizer(Doors::tellTheTruth));
            server.oidc(oidc ->
                    oidc.providerConfigurationEndpoint(configuration ->
                                    configuration.providerConfigurationCustomizer(
                                            Doors::tellTheTruth))
                            .logoutEndpoint(logout ->
                                    logout.logoutResponseHandler((request, response, done) -> {
                                        cookie.end(request, response);
                                        redirect(response, "/login");
                                    })));
        });
        return http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                .securityContext(context -> context.securityContextRepository(cookie))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // The gateway writes them for all houses.
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint((request, response, failure) ->
                                        askToSignIn(request, response))
                                .accessDeniedHandler((request, response, failure) ->
                                        refuse(response, ProblemCode.FORBIDDEN)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, SessionCookie cookie) {
        CookieCsrfTokenRepository forms = new CookieCsrfTokenRepository();
        forms.setCookieName(CSRF_COOKIE);
        forms.setCookiePath("/");
        forms.setCookieCustomizer(made -> made.secure(true).sameSite("Strict").httpOnly(true));
        return http.authorizeHttpRequests(rules ->
                        rules.requestMatchers(
                                        "/login",
                                        "/login/end",
                                        "/error",
                                        "/actuator/health/**",
                                        "/actuator/prometheus")
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .csrf(csrf -> csrf.csrfTokenRepository(forms))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                .securityContext(context -> context.securityContextRepository(cookie))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint((request, response, failure) ->
                                        refuse(response, ProblemCode.NOT_FOUND))
                                .accessDeniedHandler((request, response, failure) ->
                                        refuse(
                                                response,
                                                request.getRequestURI().startsWith("/login")
                                                        ? ProblemCode.FORBIDDEN
                                                        : ProblemCode.NOT_FOUND)))
                .build();
    }

    private static void askToSignIn(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String query = request.getQueryString();
        boolean browser = "GET".equals(request.getMethod()) && query != null;
        if (browser && request.getRequestURI().equals("/oauth2/authorize")) {
            redirect(response, WayBack.loginFor("/oauth2/authorize", query));
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            refuse(response, ProblemCode.UNAUTHENTICATED);
        }
    }

    /** Relative, so that it holds under whatever name the caller knows us. */
    private static void redirect(HttpServletResponse response, String to) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, to);
    }

    private static void refuse(HttpServletResponse response, ProblemCode code) throws IOException {
        TokenSecurity.write(response, Problem.of(code, code.title() + "."));
    }

    /** The library lists all that it could do; we list what our clients are given. */
    private static void tellTheTruth(OidcProviderConfiguration.Builder configuration) {
        configuration.grantTypes(grants -> replace(grants, GRANTS));
        configuration.tokenEndpointAuthenticationMethods(methods -> replace(methods, METHODS));
        configuration.tokenRevocationEndpointAuthenticationMethods(
                methods -> replace(methods, METHODS));
        configuration.tokenIntrospectionEndpointAuthenticationMethods(
                methods -> replace(methods, METHODS));
        configuration.claims(Doors::dropWhatIsNotOffered);
    }

    private static void tellTheTruth(OAuth2AuthorizationServerMetadata.Builder metadata) {
        metadata.grantTypes(grants -> replace(grants, GRANTS));
        metadata.tokenEndpointAuthenticationMethods(methods -> replace(methods, METHODS));
        metadata.tokenRevocationEndpointAuthenticationMethods(methods -> replace(methods, METHODS));
        metadata.tokenIntrospectionEndpointAuthenticationMethods(
                methods -> replace(methods, METHODS));
        metadata.claims(Doors::dropWhatIsNotOffered);
    }

    private static void dropWhatIsNotOffered(java.util.Map<String, Object> claims) {
        claims.remove("device_authorization_endpoint");
        claims.remove("tls_client_certificate_bound_access_tokens");
        claims.remove("dpop_signing_alg_values_supported");
        claims.remove("pushed_authorization_request_endpoint");
    }

    private static void replace(List<String> list, List<String> by) {
        list.clear();
        list.addAll(by);
    }
}
