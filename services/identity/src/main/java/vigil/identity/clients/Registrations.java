package vigil.identity.clients;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
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
        RegisteredClient.Builder registered =
                RegisteredClient.withId(client.id())
                        .clientId(client.id())
                        .clientSettings(
                                ClientSettings.builder()
                                        .requireProofKey(true)
                                        .requireAuthorizationConsent(false)
                                        .build())
                        .tokenSettings(
                                TokenSettings.builder()
                                        .authorizationCodeTimeToLive(CODE_LIFE)
                                        .accessTokenTimeToLive(ACCESS_TOKEN_LIFE)
                                        .refreshTokenTimeToLive(REFRESH_TOKEN_LIFE)
                                        .reuseRefreshTokens(false)
                                        .build());
        String secretHash = client.secretHash();
        boolean confidential = secretHash != null;
        List<ClientAuthenticationMethod> methods =
                confidential
                        ? List.of(
                                ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                                ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        : List.of(ClientAuthenticationMethod.NONE);
        methods.forEach(registered::clientAuthenticationMethod);
        if (secretHash != null) {
            registered.clientSecret(secretHash);
        }
        if (client.actsForItself()) {
            registered.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
        }
        if (client.actsForOfficers()) {
            registered.scope(OidcScopes.OPENID);
            registered.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE);
            client.redirectUris().forEach(uri -> registered.redirectUri(uri.toString()));
        }
        if (client.actsForOfficers() && confidential) {
            registered.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
        }
        return registered.build();
    }
}
