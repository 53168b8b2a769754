package vigil.identity;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcLogoutEndpointConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.X509ClientCertificateAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Component;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.identity.alarms.Alarms;
import vigil.identity.clients.AssertionKeys;
import vigil.identity.clients.ClientCertificates;
import vigil.identity.logout.EndOfSession;
import vigil.identity.logout.OldHints;
import vigil.identity.proofs.ProvenKey;
import vigil.identity.replays.SeenOnce;
import vigil.identity.requests.DirectRequests;
import vigil.identity.requests.PushedRequests;
import vigil.identity.requests.RequestRules;
import vigil.identity.responses.AuthorizationAnswers;
import vigil.identity.responses.IntrospectionAnswers;
import vigil.identity.sessions.SessionCookie;
import vigil.identity.stepup.SignInDoor;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.tokens.ProofCheck;
import vigil.kernel.tokens.ProofDoor;
import vigil.kernel.tokens.TokenSecurity;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/** What may be called here, and by whom. */
@Configuration(proxyBeanMethods = false)
class Doors {

    private static final Set<String> FOR_CLIENTS =
            Set.of("/oauth2/par", "/oauth2/token", "/oauth2/introspect", "/oauth2/revoke");
    private static final byte[] NO_CLIENT =
            "{\"error\":\"invalid_client\"}".getBytes(StandardCharsets.US_ASCII);
    private static final String CSRF_COOKIE = "__Host-vigil-form";
    private static final String USERINFO = "/oauth2/userinfo";
    private static final DefaultBearerTokenResolver IN_THE_HEAD = new DefaultBearerTokenResolver();
    private static final DefaultBearerTokenResolver IN_THE_BODY = new DefaultBearerTokenResolver();

    static {
        IN_THE_BODY.setAllowFormEncodedBodyParameter(true);
    }

    /** Everything that the gateway lets through lies below /oauth2, /.well-known and /login. */
    @Bean
    AuthorizationServerSettings addresses(TokenSettings tokens) {
        return AuthorizationServerSettings.builder()
                .issuer(tokens.issuer().toString())
                .oidcUserInfoEndpoint(USERINFO)
                .pushedAuthorizationRequestEndpoint("/oauth2/par")
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

    /** What stands at the protocol's endpoints besides the library. */
    @Component
    record Keepers(
            SessionCookie cookie,
            AssertionKeys assertions,
            ClientCertificates certificates,
            Offered offered,
            DirectRequests direct,
            PushedRequests pushed,
            AuthorizationAnswers answers,
            ProvenKey proofs,
            EndOfSession ending,
            OldHints oldHints,
            IntrospectionAnswers introspection,
            SignInDoor signIn) {}

    @Bean
    ProofDoor boundTokens(SeenOnce seen, InstantSource clock, TokenSettings tokens, Alarms alarms) {
        return new ProofDoor(
                new ProofCheck(clock, seen, null, tokens.certificates()),
                tokens.issuer(),
                tokens.witnesses(),
                fault -> alarms.raise(Kind.PROOF_REFUSED, null, fault));
    }

    /** They stand in the chain of the protocol, not before it. */
    @Bean
    FilterRegistrationBean<ProofDoor> boundTokensInTheChain(ProofDoor door) {
        FilterRegistrationBean<ProofDoor> registration = new FilterRegistrationBean<>(door);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ProvenKey> proofsInTheChain(ProvenKey proofs) {
        FilterRegistrationBean<ProvenKey> registration = new FilterRegistrationBean<>(proofs);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<SignInDoor> signInsInTheChain(SignInDoor signIn) {
        FilterRegistrationBean<SignInDoor> registration = new FilterRegistrationBean<>(signIn);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, Keepers keepers, ProofDoor boundTokens) {
        SessionCookie cookie = keepers.cookie();
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            keepRequests(server, keepers);
            server.authorizationServerMetadataEndpoint(metadata ->
                    metadata.authorizationServerMetadataCustomizer(
                            builder -> builder.claims(keepers.offered()::tellTheTruth)));
            server.oidc(oidc ->
                    oidc.providerConfigurationEndpoint(configuration ->
                                    configuration.providerConfigurationCustomizer(builder ->
                                            builder.claims(keepers.offered()::tellTheTruth)))
                            .userInfoEndpoint(information ->
                                    information.errorResponseHandler((request, response, failure) ->
                                            refuseToken(response, failure)))
                            .logoutEndpoint(logout -> leave(logout, keepers)));
        });
        http.oauth2ResourceServer(server ->
                server.bearerTokenResolver(Doors::token)
                        .dPoP(Customizer.withDefaults())
                        .authenticationEntryPoint(
                                (request, response, failure) -> refuseToken(response, failure)));
        http.addFilterBefore(keepers.proofs(), AbstractPreAuthenticatedProcessingFilter.class);
        http.addFilterBefore(keepers.signIn(), AuthorizationFilter.class);
        http.addFilterBefore(boundTokens, AuthorizationFilter.class);
        return http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                .securityContext(context -> context.securityContextRepository(cookie))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // The gateway writes them for all houses.
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint((request, response, failure) ->
                                        askToSignIn(request, response, keepers.signIn()))
                                .accessDeniedHandler((request, response, failure) ->
                                        refuse(response, ProblemCode.FORBIDDEN)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, SessionCookie cookie) {
        CookieCsrfTokenRepository forms = new CookieCsrfTokenRepository();
        forms.setCookieName(CSRF_COOKIE);
        forms.setCookiePath("/");
        forms.setCookieCustomizer(made -> made.secure(true).sameSite("Strict").httpOnly(true));
        return http.authorizeHttpRequests(rules ->
                        rules.requestMatchers(
                                        "/login",
                                        "/login/**",
                                        "/.well-known/authzen-configuration",
                                        "/error",
                                        "/v3/api-docs", // Off but where the description is made.
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

    private static void leave(OidcLogoutEndpointConfigurer logout, Keepers keepers) {
        logout.logoutRequestConverters(EndOfSession::withoutServletSession)
                .authenticationProviders(known -> known.add(keepers.oldHints().provider()))
                .logoutResponseHandler(keepers.ending())
                .errorResponseHandler(keepers.ending());
    }

    private static void keepRequests(OAuth2AuthorizationServerConfigurer server, Keepers keepers) {
        server.clientAuthentication(proof ->
                proof.authenticationConverters(keepers.certificates()::readFirst)
                        .authenticationProviders(providers -> keepClients(providers, keepers)));
        server.pushedAuthorizationRequestEndpoint(par ->
                par.pushedAuthorizationRequestConverters(
                                converters -> replace(converters, keepers.pushed()::read))
                        .authenticationProviders(providers ->
                                each(
                                        providers,
                                        OAuth2PushedAuthorizationRequestAuthenticationProvider
                                                .class,
                                        known ->
                                                known.setAuthenticationValidator(
                                                        new RequestRules()))));
        server.tokenIntrospectionEndpoint(
                introspect -> introspect.introspectionResponseHandler(keepers.introspection()));
        server.authorizationEndpoint(authorize ->
                authorize
                        .authorizationRequestConverters(
                                converters -> replace(converters, keepers.direct()::read))
                        .authorizationResponseHandler(keepers.answers())
                        .errorResponseHandler(keepers.answers())
                        .authenticationProviders(providers ->
                                each(
                                        providers,
                                        OAuth2AuthorizationCodeRequestAuthenticationProvider.class,
                                        known ->
                                                known.setAuthenticationValidator(
                                                        new RequestRules()))));
    }

    /** RFC 6750, 2.2: in the body for the officer's information alone, never in the address. */
    private static @Nullable String token(HttpServletRequest request) {
        return (request.getRequestURI().equals(USERINFO) ? IN_THE_BODY : IN_THE_HEAD)
                .resolve(request);
    }

    private static void keepClients(List<AuthenticationProvider> providers, Keepers keepers) {
        each(
                providers,
                JwtClientAssertionAuthenticationProvider.class,
                known -> known.setJwtDecoderFactory(keepers.assertions()));
        each(
                providers,
                X509ClientCertificateAuthenticationProvider.class,
                known -> known.setCertificateVerifier(keepers.certificates()));
    }

    private static <P> void each(
            List<AuthenticationProvider> providers, Class<P> kind, Consumer<P> change) {
        providers.stream().filter(kind::isInstance).map(kind::cast).forEach(change);
    }

    private static <T> void replace(List<T> list, T by) {
        list.clear();
        list.add(by);
    }

    private static void askToSignIn(
            HttpServletRequest request, HttpServletResponse response, SignInDoor signIn)
            throws IOException {
        String query = request.getQueryString();
        boolean browser = "GET".equals(request.getMethod()) && query != null;
        if (browser && request.getRequestURI().equals("/oauth2/authorize")) {
            redirect(response, signIn.signInAddress(request));
        } else if (FOR_CLIENTS.contains(request.getRequestURI())) {
            // RFC 6749, 5.2: whoever calls these has to say who it is.
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream().write(NO_CLIENT);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            refuse(response, ProblemCode.UNAUTHENTICATED);
        }
    }

    /** RFC 6750, 3.1. */
    private static void refuseToken(HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean narrow =
                failure instanceof OAuth2AuthenticationException refused
                        && "insufficient_scope".equals(refused.getError().getErrorCode());
        String error = narrow ? "insufficient_scope" : "invalid_token";
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + error + "\"");
        response.setStatus(
                narrow ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream()
                .write("{\"error\":\"%s\"}".formatted(error).getBytes(StandardCharsets.US_ASCII));
    }

    /** Relative, so that it holds under whatever name the caller knows us. */
    private static void redirect(HttpServletResponse response, String to) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, to);
    }

    private static void refuse(HttpServletResponse response, ProblemCode code) throws IOException {
        TokenSecurity.write(response, Problem.of(code, code.title() + "."));
    }
}
