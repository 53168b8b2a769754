package vigil.identity.outside;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import vigil.identity.login.SignIns;
import vigil.identity.login.Visit;
import vigil.identity.login.WayBack;
import vigil.identity.officers.Officer;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Link;
import vigil.identity.sessions.HalfLogins.HalfLogin;
import vigil.kernel.secrecy.Secret;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/** The way to the provider outside and back: authorization code with PKCE, state and nonce. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("vigil.identity.outside.issuer")
class OutsideDoor {

    private static final Logger log = LoggerFactory.getLogger(OutsideDoor.class);
    private static final String BEGIN = "/login/outside/begin";
    private static final String RETURN = "/login/outside/return";
    private static final String NAME = "provider";

    @Bean
    @Order(2)
    SecurityFilterChain outside(
            HttpSecurity http,
            OutsideSettings settings,
            TokenSettings tokens,
            BegunRequests begun,
            ComingBack back) {
        Provider provider = new Provider(settings, tokens.issuer() + RETURN);
        DefaultOAuth2AuthorizationRequestResolver asking =
                new DefaultOAuth2AuthorizationRequestResolver(provider, BEGIN);
        asking.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return http.securityMatcher("/login/outside/**")
                .authorizeHttpRequests(rules -> rules.anyRequest().denyAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable) // State and its cookie are looked at.
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .oauth2Login(login ->
                        login.clientRegistrationRepository(provider)
                                .authorizedClientRepository(new NothingKept())
                                .loginPage(WayBack.HOME)
                                .authorizationEndpoint(endpoint ->
                                        endpoint.authorizationRequestResolver(asking)
                                                .authorizationRequestRepository(begun))
                                .redirectionEndpoint(endpoint -> endpoint.baseUri(RETURN))
                                .userInfoEndpoint(endpoint ->
                                        endpoint.oidcUserService(request ->
                                                new DefaultOidcUser(
                                                        Set.of(), request.getIdToken())))
                                .successHandler(back::recognised)
                                .failureHandler((request, response, failure) -> {
                                    log.atWarn()
                                            .setMessage("the provider outside was not believed")
                                            .addKeyValue(
                                                    "cause", failure.getClass().getSimpleName())
                                            .log();
                                    refuse(response);
                                }))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(
                                        (request, response, failure) -> refuse(response))
                                .accessDeniedHandler(
                                        (request, response, failure) -> refuse(response)))
                .build();
    }

    /** Makes a session of what the provider says. */
    @org.springframework.stereotype.Component
    @ConditionalOnProperty("vigil.identity.outside.issuer")
    static final class ComingBack {

        private final OutsideDesk desk;
        private final SignIns signIns;
        private final InstantSource clock;

        ComingBack(OutsideDesk desk, SignIns signIns, InstantSource clock) {
            this.desk = desk;
            this.signIns = signIns;
            this.clock = clock;
        }

        void recognised(
                HttpServletRequest request, HttpServletResponse response, Authentication proof)
                throws IOException {
            OidcIdToken token =
                    ((OidcUser) Objects.requireNonNull(proof.getPrincipal())).getIdToken();
            Optional<Officer> officer = desk.recognise(token);
            if (officer.isEmpty()) {
                refuse(response);
                return;
            }
            write(
                    response,
                    signIns.proceed(
                            new Visit(request, response),
                            new HalfLogin(
                                    officer.get().id(),
                                    Set.of(desk.proven(token)),
                                    clock.instant()),
                            BegunRequests.continueTo(request)));
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        write(
                response,
                Pages.message(
                        HttpStatus.FORBIDDEN,
                        "sign in",
                        "Nobody here is known by that account.",
                        new Link(WayBack.HOME, "To the sign-in")));
    }

    private static void write(HttpServletResponse response, ResponseEntity<String> page)
            throws IOException {
        response.setStatus(page.getStatusCode().value());
        page.getHeaders()
                .forEach(
                        (name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (page.getHeaders().getFirst(HttpHeaders.LOCATION) == null && page.getBody() != null) {
            response.getOutputStream()
                    .write(page.getBody().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** Its discovery is read when somebody first wants to go there, so that it may be away. */
    private static final class Provider implements ClientRegistrationRepository {

        private final OutsideSettings settings;
        private final String redirect;
        private volatile @Nullable ClientRegistration known;

        Provider(OutsideSettings settings, String redirect) {
            this.settings = settings;
            this.redirect = redirect;
        }

        @Override
        public @Nullable ClientRegistration findByRegistrationId(String id) {
            if (!id.equals(NAME)) {
                return null;
            }
            ClientRegistration found = known;
            if (found == null) {
                found =
                        ClientRegistrations.fromIssuerLocation(
                                        Objects.requireNonNull(settings.issuer()).toString())
                                .registrationId(NAME)
                                .clientId(settings.client())
                                .clientSecret(
                                        Secret.fromFile(
                                                        Objects.requireNonNull(
                                                                settings.secretFile()))
                                                .reveal())
                                .scope(List.of("openid"))
                                .redirectUri(redirect)
                                .build();
                known = found;
            }
            return found;
        }
    }

    /** The provider's tokens are for nothing here but to say who signed in. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String id,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
