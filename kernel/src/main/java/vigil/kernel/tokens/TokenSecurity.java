package vigil.kernel.tokens;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.tls.HouseTls;

/**
 * Makes a house a resource server: stateless, signed tokens of one issuer for one audience, with
 * proof of the key where a token is bound to one. A controller method that takes a {@link Caller}
 * is given who asks.
 */
@Configuration(proxyBeanMethods = false)
@Import(TokenSecurity.RevokedHouses.class)
@EnableConfigurationProperties(TokenSecurity.TokenSettings.class)
public class TokenSecurity implements WebMvcConfigurer {

    private static final Duration CLOCK_LEEWAY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<SignatureAlgorithm> ALGORITHMS =
            Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);

    /**
     * Which tokens are believed.
     *
     * @param issuer the public address of the issuer, compared to the letter
     * @param keys where the issuer's key set is fetched
     * @param audience what the token must be meant for
     * @param bound how long nothing may be heard of revocations before older tokens are not
     *     believed any more; null where nobody tells of revocations
     * @param witnesses houses whose word is enough that a bound token came with its proof
     * @param nonceKeyFile 32 bytes in Base64, of which the identity houses and gateways make the
     *     nonces of proofs; null where none are asked for
     * @param certificates the public address where callers show certificates (RFC 8705, 5); null
     *     where there is none
     * @param fresh what sensitive operations ask of the officer's sign-in
     */
    @ConfigurationProperties(prefix = "vigil.tokens", ignoreUnknownFields = false)
    public record TokenSettings(
            URI issuer,
            URI keys,
            @DefaultValue("vigil") String audience,
            @Nullable Duration bound,
            @DefaultValue Set<String> witnesses,
            @Nullable Path nonceKeyFile,
            @Nullable URI certificates,
            @DefaultValue ProofDoor.FreshSignIn.Demands fresh) {}

    /** Without the issuer's keys no token can be believed: closed, but not for the token's sake. */
    private static final ObjectPostProcessor<BearerTokenAuthenticationFilter>
            TELL_WHEN_KEYS_ARE_AWAY =
                    new ObjectPostProcessor<>() {
                        @Override
                        public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                            filter.setAuthenticationFailureHandler((request, response, failure) -> {
                                if (failure instanceof AuthenticationServiceException) {
                                    keysAway(response);
                                } else {
                                    unauthenticated(response);
                                }
                            });
                            return filter;
                        }
                    };

    /** Checked tokens of the configured issuer. */
    @Bean
    JwtDecoder tokens(TokenSettings settings, InstantSource clock, Environment environment) {
        NimbusJwtDecoder checking =
                NimbusJwtDecoder.withJwkSetUri(settings.keys().toString())
                        .restOperations(keys(HouseTls.of(environment::getProperty)))
                        .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                        .build();
        JwtTimestampValidator time = new JwtTimestampValidator(CLOCK_LEEWAY);
        checking.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        List.of(
                                time,
                                new JwtIssuerValidator(settings.issuer().toString()),
                                token -> meantFor(token, settings.audience()))));
        Duration bound = settings.bound();
        Revocations revocations = null;
        if (bound != null) {
            revocations = new Revocations(bootstrap(environment), bound, clock);
            revocations.start();
        }
        return new Revocations.CachedTokens(checking, clock, revocations);
    }

    private static String bootstrap(Environment environment) {
        return environment.getProperty("vigil.kafka.bootstrap", "");
    }

    private static RestTemplate keys(@Nullable HouseTls tls) {
        HttpClient client = HouseTls.client(tls).connectTimeout(PATIENCE).build();
        JdkClientHttpRequestFactory calls = new JdkClientHttpRequestFactory(client);
        calls.setReadTimeout(PATIENCE);
        return new RestTemplate(calls);
    }

    @Bean
    ProofDoor proofs(TokenSettings settings, InstantSource clock) {
        ProofCheck check =
                new ProofCheck(
                        clock, ProofCheck.Sightings.inMemory(clock), null, settings.certificates());
        return new ProofDoor(check, settings.issuer(), settings.witnesses(), fault -> {});
    }

    /** It stands in the chain of security, not before it. */
    @Bean
    FilterRegistrationBean<ProofDoor> proofsOnlyBehindTokens(ProofDoor proofs) {
        FilterRegistrationBean<ProofDoor> registration = new FilterRegistrationBean<>(proofs);
        registration.setEnabled(false);
        return registration;
    }

    /**
     * The filter chain of a house: everything needs a token but what the rules permit; refusals
     * leave as problems.
     *
     * @param rules who may do what, in the words of {@code hasAnyRole("ANALYST", …)}
     */
    public static SecurityFilterChain chain(
            HttpSecurity http,
            Customizer<
                            AuthorizeHttpRequestsConfigurer<HttpSecurity>
                                    .AuthorizationManagerRequestMatcherRegistry>
                    rules) {
        ApplicationContext house = http.getSharedObject(ApplicationContext.class);
        ProofDoor proofs = house.getBean(ProofDoor.class);
        return http.addFilterAfter(proofs, BearerTokenAuthenticationFilter.class)
                .addFilterAfter(ProofDoor.FreshSignIn.of(house), AuthorizationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                .csrf(AbstractHttpConfigurer::disable) // No cookie opens this door.
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // The gateway writes them for all houses.
                .authorizeHttpRequests(rules)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(
                                        (request, response, failure) -> unauthenticated(response))
                                .accessDeniedHandler(
                                        (request, response, failure) -> forbidden(response)))
                .oauth2ResourceServer(server ->
                        server.bearerTokenResolver(ProofDoor.tokens())
                                .jwt(jwt -> jwt.jwtAuthenticationConverter(TokenSecurity::asCaller))
                                .authenticationEntryPoint(
                                        (request, response, failure) -> unauthenticated(response))
                                .withObjectPostProcessor(TELL_WHEN_KEYS_ARE_AWAY))
                .build();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }

    /** Writes a problem where no controller stands. */
    public static void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        JSON.writeValue(response.getOutputStream(), problem);
    }

    private static void unauthenticated(HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        write(
                response,
                Problem.of(
                        ProblemCode.UNAUTHENTICATED,
                        "Send a valid, unexpired access token as 'Authorization: Bearer …'."));
    }

    private static void keysAway(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "1");
        write(
                response,
                Problem.of(
                                ProblemCode.UNAVAILABLE,
                                "Tokens cannot be checked right now; send the same again.")
                        .retryAfter(1));
    }

    private static void forbidden(HttpServletResponse response) throws IOException {
        write(
                response,
                Problem.of(ProblemCode.FORBIDDEN, "The token's roles do not allow this call."));
    }

    private static OAuth2TokenValidatorResult meantFor(Jwt token, String audience) {
        List<String> audiences = token.getAudience();
        return audiences != null && audiences.contains(audience)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error("invalid_token", "not meant for this audience", null));
    }

    private static AbstractAuthenticationToken asCaller(Jwt token) {
        return new CallerAuthentication(caller(token), token);
    }

    /**
     * Who a checked token names.
     *
     * @throws InvalidBearerTokenException when it names nobody that can be
     */
    public static Caller caller(Jwt token) {
        String institution = token.getClaimAsString("institution");
        List<String> words = token.getClaimAsStringList("roles");
        if (institution == null || words == null || token.getSubject() == null) {
            throw new InvalidBearerTokenException(
                    "the token names no institution, roles or subject");
        }
        Set<Role> roles = new HashSet<>();
        words.forEach(word -> Role.ofWord(word).ifPresent(roles::add));
        try {
            return new Caller(new InstitutionId(institution), token.getSubject(), roles);
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("the token's institution is none", e);
        }
    }

    /**
     * Hears no house whose certificate was taken back, on connections that stand for hours, too.
     */
    @Configuration(proxyBeanMethods = false)
    public static class RevokedHouses {

        @Bean
        FilterRegistrationBean<Filter> revokedHouses(Environment environment) {
            HouseTls tls = HouseTls.of(environment::getProperty);
            HouseTls.Revoked revoked = tls == null ? null : tls.revoked();
            FilterRegistrationBean<Filter> registration =
                    new FilterRegistrationBean<>((request, response, chain) -> {
                        if (revoked == null || stillHolds(request, revoked)) {
                            chain.doFilter(request, response);
                        } else {
                            ((HttpServletResponse) response).setHeader("Connection", "close");
                            forbidden((HttpServletResponse) response);
                        }
                    });
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            registration.setEnabled(revoked != null);
            return registration;
        }

        private static boolean stillHolds(ServletRequest request, HouseTls.Revoked revoked) {
            try {
                if (request.getAttribute(ProofDoor.CallerCertificate.PEER)
                        instanceof X509Certificate[] peer) {
                    revoked.check(peer[0]);
                }
                return true;
            } catch (CertificateException e) {
                return false;
            }
        }
    }

    /** A caller who proved who it is. */
    static final class CallerAuthentication extends AbstractAuthenticationToken {

        private static final long serialVersionUID = 1L;

        private final transient Caller caller;
        private final transient Jwt token;

        CallerAuthentication(Caller caller, Jwt token) {
            super(authorities(caller));
            this.caller = caller;
            this.token = token;
            setAuthenticated(true);
        }

        @Override
        public Caller getPrincipal() {
            return caller;
        }

        @Override
        public Jwt getCredentials() {
            return token;
        }

        @Override
        public String getName() {
            return caller.login();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        private static List<GrantedAuthority> authorities(Caller caller) {
            List<GrantedAuthority> authorities = new ArrayList<>();
            caller.roles()
                    .forEach(role ->
                            authorities.add(new SimpleGrantedAuthority("ROLE_" + role.name())));
            return authorities;
        }
    }

    private static final class CallerArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer view,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                    .map(CallerAuthentication.class::cast)
                    .map(CallerAuthentication::getPrincipal)
                    .orElseThrow(() ->
                            new IllegalStateException(
                                    "a path without a token asks for its caller"));
        }
    }
}
