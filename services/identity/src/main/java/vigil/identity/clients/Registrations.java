package vigil.identity.clients;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Clients in the words of the protocol's library. */
@Component
final class Registrations implements RegisteredClientRepository {

    private static final Duration CODE_LIFE = Duration.ofSeconds(60); // FAPI 2.0: at most 60 s.
    private static final Duration ACCESS_TOKEN_LIFE = Duration.ofMinutes(5);
    private static final Duration REFRESH_TOKEN_LIFE = Duration.ofHours(8);

    private final Clients clients;

    Registrations(Clients clients) {
        this.clients = clients;
    }

    @Override
    public void save(RegisteredClient registeredClient) {
        throw new UnsupportedOperationException("clients are written through Clients");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.of(clientId).map(Registrations::registered).orElse(null);
    }

    private static RegisteredClient registered(Client client) {
        ClientProfile profile = client.profile();
        RegisteredClient.Builder registered =
                RegisteredClient.withId(client.id())
                        .clientId(client.id())
                        .clientSettings(settings(profile))
                        .tokenSettings(
                                TokenSettings.builder()
                                        .authorizationCodeTimeToLive(CODE_LIFE)
                                        .accessTokenTimeToLive(ACCESS_TOKEN_LIFE)
                                        .refreshTokenTimeToLive(REFRESH_TOKEN_LIFE)
                                        // FAPI 2.0, 5.3.2.1: bound tokens are not changed.
                                        .reuseRefreshTokens(profile.fapi())
                                        .idTokenSignatureAlgorithm(algorithm(profile))
                                        .build());
        methods(client).forEach(registered::clientAuthenticationMethod);
        if (client.secretHash() != null) {
            registered.clientSecret(client.secretHash());
        }
        if (client.actsForItself()) {
            registered.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
        }
        if (profile.onBehalf()) {
            registered.scope(OidcScopes.OPENID);
            registered.authorizationGrantType(AuthorizationGrantType.TOKEN_EXCHANGE);
        }
        if (client.actsForOfficers()) {
            registered.scope(OidcScopes.OPENID);
            registered.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE);
            client.redirectUris().forEach(uri -> registered.redirectUri(uri.toString()));
            profile.afterLogout().forEach(uri -> registered.postLogoutRedirectUri(uri.toString()));
        }
        if (client.actsForOfficers() && client.confidential()) {
            registered.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
        }
        return registered.build();
    }

    private static ClientSettings settings(ClientProfile profile) {
        ClientSettings.Builder settings =
                ClientSettings.builder()
                        .requireProofKey(!profile.withoutProofKey())
                        .requireAuthorizationConsent(false)
                        .setting(ClientProfile.SETTING, profile);
        if (profile.signsItself()) {
            // Only its kind matters to the library; AssertionKeys decides what is accepted.
            settings.tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES256);
        }
        return settings.build();
    }

    private static List<ClientAuthenticationMethod> methods(Client client) {
        ClientProfile.ByCertificate certificate = client.profile().byCertificate();
        if (certificate.proves()) {
            return List.of(
                    certificate.selfSigned()
                            ? ClientAuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH
                            : ClientAuthenticationMethod.TLS_CLIENT_AUTH);
        }
        if (client.profile().signsItself()) {
            return List.of(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        }
        return client.confidential()
                ? List.of(
                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                        ClientAuthenticationMethod.CLIENT_SECRET_POST)
                : List.of(ClientAuthenticationMethod.NONE);
    }

    private static SignatureAlgorithm algorithm(ClientProfile profile) {
        return Objects.requireNonNull(SignatureAlgorithm.from(profile.algorithm().getName()));
    }
}
