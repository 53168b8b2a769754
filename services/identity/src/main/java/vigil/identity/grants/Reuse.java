package vigil.identity.grants;

import java.sql.Timestamp;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.identity.alarms.Alarms;
import vigil.identity.revocations.EndedGrants;

/**
 * Notices codes and refresh tokens that come a second time. Somebody else has them then, and nobody
 * knows who came first: everything that was granted with them ends (RFC 9700, 4.14.2).
 */
@Component
class Reuse {

    private static final String CODE = TokenKind.CODE.word();
    private static final String REFRESH = TokenKind.REFRESH.word();

    private final JdbcClient jdbc;
    private final EndedGrants grants;
    private final Alarms alarms;

    Reuse(JdbcClient jdbc, EndedGrants grants, Alarms alarms) {
        this.jdbc = jdbc;
        this.grants = grants;
        this.alarms = alarms;
    }

    private record Spent(String grant, String client) {}

    /** Remembers the refresh token that this grant is about to replace. */
    void noteSpent(OAuth2Authorization grant) {
        OAuth2Authorization.Token<OAuth2RefreshToken> kept = grant.getRefreshToken();
        if (kept == null) {
            return;
        }
        OAuth2RefreshToken token = kept.getToken();
        jdbc.sql(
                        """
                        insert into spent_tokens (token_hash, grant_id, client, expires_at)
                        select token_hash, grant_id, :client, :end from grant_tokens
                        where grant_id = :id and kind = :kind and token_hash <> :kept
                        on conflict do nothing
                        """)
                .param("client", grant.getRegisteredClientId())
                .param("end", Timestamp.from(Objects.requireNonNull(token.getExpiresAt())))
                .param("id", grant.getId())
                .param("kind", REFRESH)
                .param("kept", TokenHash.of(token.getTokenValue()))
                .update();
    }

    /** Whether the token was used up before; then its grant is gone afterwards. */
    @Transactional
    public boolean isReuse(
            String token, @Nullable OAuth2TokenType wanted, @Nullable OAuth2Authorization found) {
        String kind = wanted == null ? "" : wanted.getValue();
        if (kind.equals(CODE) && found != null && isRedeemed(found)) {
            end(new Spent(found.getId(), found.getRegisteredClientId()), Kind.CODE_REUSED);
            return true;
        }
        if (kind.equals(REFRESH) && found == null) {
            Optional<Spent> spent = spent(token);
            spent.ifPresent(reused -> end(reused, Kind.REFRESH_REUSED));
            return spent.isPresent();
        }
        return false;
    }

    private static boolean isRedeemed(OAuth2Authorization grant) {
        OAuth2Authorization.Token<OAuth2AuthorizationCode> code =
                grant.getToken(OAuth2AuthorizationCode.class);
        return code != null && code.isInvalidated();
    }

    private Optional<Spent> spent(String token) {
        return jdbc.sql("select grant_id, client from spent_tokens where token_hash = :hash")
                .param("hash", TokenHash.of(token))
                .query((row, number) ->
                        new Spent(row.getString("grant_id"), row.getString("client")))
                .optional();
    }

    private void end(Spent spent, Kind kind) {
        grants.one(spent.grant());
        alarms.raise(kind, spent.client(), "reused");
    }
}
