package vigil.identity.grants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An authorization as JSON and back. Attributes and claims hold types of the library; its own
 * modules write them and admit no others.
 */
final class GrantText {

    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JsonMapper typed =
            JsonMapper.builder()
                    .addModules(SecurityJacksonModules.getModules(GrantText.class.getClassLoader()))
                    .build();

    /** One token of a grant; {@code kind} is one of {@link TokenKind}. */
    record TokenText(
            TokenKind kind,
            String value,
            Instant issuedAt,
            Instant expiresAt,
            Set<String> scopes,
            String metadata) {}

    private record Text(
            String id,
            String login,
            String grantType,
            Set<String> scopes,
            String attributes,
            List<TokenText> tokens) {}

    byte[] write(OAuth2Authorization authorization) {
        List<TokenText> tokens = new ArrayList<>();
        for (TokenKind kind : TokenKind.values()) {
            OAuth2Authorization.Token<? extends OAuth2Token> token =
                    authorization.getToken(kind.type());
            if (token != null) {
                tokens.add(tokenText(kind, token));
            }
        }
        return PLAIN.writeValueAsBytes(
                new Text(
                        authorization.getId(),
                        authorization.getPrincipalName(),
                        authorization.getAuthorizationGrantType().getValue(),
                        authorization.getAuthorizedScopes(),
                        typed.writeValueAsString(authorization.getAttributes()),
                        tokens));
    }

    OAuth2Authorization read(byte[] json, RegisteredClient client) {
        Text text = PLAIN.readValue(json, Text.class);
        OAuth2Authorization.Builder authorization =
                OAuth2Authorization.withRegisteredClient(client)
                        .id(text.id())
                        .principalName(text.login())
                        .authorizationGrantType(new AuthorizationGrantType(text.grantType()))
                        .authorizedScopes(text.scopes())
                        .attributes(all -> all.putAll(map(text.attributes())));
        text.tokens()
                .forEach(token ->
                        authorization.token(
                                token(token), all -> all.putAll(map(token.metadata()))));
        return authorization.build();
    }

    private TokenText tokenText(
            TokenKind kind, OAuth2Authorization.Token<? extends OAuth2Token> token) {
        OAuth2Token value = token.getToken();
        Set<String> scopes =
                value instanceof OAuth2AccessToken access ? access.getScopes() : Set.of();
        return new TokenText(
                kind,
                value.getTokenValue(),
                Objects.requireNonNull(value.getIssuedAt()),
                Objects.requireNonNull(value.getExpiresAt()),
                scopes,
                typed.writeValueAsString(token.getMetadata()));
    }

    @SuppressWarnings("unchecked")
    private OAuth2Token token(TokenText text) {
        return switch (text.kind()) {
            case CODE ->
                    new OAuth2AuthorizationCode(text.value(), text.issuedAt(), text.expiresAt());
            case ACCESS ->
                    new OAuth2AccessToken(
                            type(text),
                            text.value(),
                            text.issuedAt(),
                            text.expiresAt(),
                            text.scopes());
            case REFRESH -> new OAuth2RefreshToken(text.value(), text.issuedAt(), text.expiresAt());
            case ID ->
                    new OidcIdToken(
                            text.value(),
                            text.issuedAt(),
                            text.expiresAt(),
                            (Map<String, Object>)
                                    Objects.requireNonNull(
                                            map(text.metadata())
                                                    .get(
                                                            OAuth2Authorization.Token
                                                                    .CLAIMS_METADATA_NAME)));
        };
    }

    private OAuth2AccessToken.TokenType type(TokenText text) {
        Object claims = map(text.metadata()).get(OAuth2Authorization.Token.CLAIMS_METADATA_NAME);
        return claims instanceof Map<?, ?> said && said.containsKey("cnf")
                ? OAuth2AccessToken.TokenType.DPOP
                : OAuth2AccessToken.TokenType.BEARER;
    }

    private Map<String, Object> map(String json) {
        return typed.readValue(json, MAP);
    }
}
