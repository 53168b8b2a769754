package vigil.identity.administration;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import vigil.identity.grants.LiveTokens;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.tokens.ProofDoor;
import vigil.kernel.tokens.TokenSecurity;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/** Who may call the API for administrators: with a token of ours, checked by our own keys. */
@Configuration(proxyBeanMethods = false)
class AdministrationDoor {

    private static final Duration CLOCK_LEEWAY = Duration.ofSeconds(5);
    private static final String OFFICERS = "/v1/officers";
    private static final String[] OF_OFFICERS =
            Stream.of(Role.values())
                    .filter(role -> role != Role.MACHINE)
                    .map(Role::name)
                    .toArray(String[]::new);
    private static final String ROLE_CHANGES = OFFICERS + "/role-changes";
    private static final String API_KEYS = "/v1/api-keys";
    private static final String REVIEWS = "/v1/access-reviews";
    private static final String ACCESS = "/access/v1/**";

    @Bean
    @Order(0)
    SecurityFilterChain administration(
            HttpSecurity http,
            JWKSource<SecurityContext> keys,
            TokenSettings settings,
            LiveTokens live,
            ProofDoor boundTokens) {
        JwtDecoder checking = decoder(keys, settings);
        JwtDecoder decoder = token -> unlessRevoked(checking.decode(token), live);
        return http.securityMatcher("/v1/**", ACCESS)
                .addFilterAfter(boundTokens, BearerTokenAuthenticationFilter.class)
                .addFilterAfter(
                        ProofDoor.FreshSignIn.of(http.getSharedObject(ApplicationContext.class)),
                        AuthorizationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                .csrf(AbstractHttpConfigurer::disable) // No cookie opens this door.
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // The gateway writes them for all houses.
                .authorizeHttpRequests(AdministrationDoor::rules)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(
                                        (request, response, failure) -> unauthenticated(response))
                                .accessDeniedHandler((request, response, failure) ->
                                        TokenSecurity.write(
                                                response,
                                                Problem.of(
                                                        ProblemCode.FORBIDDEN,
                                                        "The token's roles do not allow this call."))))
                .oauth2ResourceServer(server ->
                        server.bearerTokenResolver(ProofDoor.tokens())
                                .jwt(jwt ->
                                        jwt.decoder(decoder)
                                                .jwtAuthenticationConverter(
                                                        AdministrationDoor::asCaller))
                                .authenticationEntryPoint(
                                        (request, response, failure) -> unauthenticated(response)))
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    rules) {
        rules.requestMatchers(HttpMethod.GET, OFFICERS + "/names")
                .hasAnyRole(OF_OFFICERS)
                .requestMatchers(HttpMethod.GET, OFFICERS, ROLE_CHANGES, API_KEYS)
                .hasAnyRole("ADMINISTRATOR", "AUDITOR")
                .requestMatchers(OFFICERS, OFFICERS + "/**", API_KEYS, API_KEYS + "/**")
                .hasRole("ADMINISTRATOR")
                .requestMatchers(REVIEWS, REVIEWS + "/**")
                .hasAnyRole("ADMINISTRATOR", "AUDITOR")
                .requestMatchers(ACCESS)
                .hasAnyRole("ADMINISTRATOR", "AUDITOR", "MACHINE")
                .anyRequest()
                .denyAll();
    }

    private static Jwt unlessRevoked(Jwt token, LiveTokens live) {
        if (!live.isLive(token)) {
            throw new BadJwtException("revoked");
        }
        return token;
    }

    private static JwtDecoder decoder(JWKSource<SecurityContext> keys, TokenSettings settings) {
        NimbusJwtDecoder decoder =
                (NimbusJwtDecoder) OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(CLOCK_LEEWAY),
                        new JwtIssuerValidator(settings.issuer().toString()),
                        new JwtClaimValidator<List<String>>(
                                "aud", all -> all != null && all.contains(settings.audience()))));
        return decoder;
    }

    private static AbstractAuthenticationToken asCaller(Jwt token) {
        Caller caller = TokenSecurity.caller(token);
        return new JwtAuthenticationToken(
                token,
                caller.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                        .toList(),
                caller.login());
    }

    private static void unauthenticated(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        TokenSecurity.write(
                response,
                Problem.of(
                        ProblemCode.UNAUTHENTICATED,
                        "Send a valid, unexpired access token as 'Authorization: Bearer …'."));
    }
}
