package vigil.identity.grants;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.revocations.EndedGrants;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Sealer;

/**
 * What was granted, in PostgreSQL: no code or token is readable there. A grant that somebody else
 * changed since it was read is not written: of two redemptions of one code, or two uses of one
 * refresh token at the same moment, the second fails.
 */
@Component
public class Grants implements OAuth2AuthorizationService {

    /** Where a grant carries the version that was read. */
    private static final String VERSION = "vigil.version";

    /** What the library puts before the end of a pushed request's life, in milliseconds. */
    private static final String END = "___";

    private static final String FIND =
            """
            select id, client, version, sealed from grants
            join grant_tokens on grant_id = id
            where token_hash = :hash and kind = any (:kinds)
            """;

    private final JdbcClient jdbc;
    private final Reuse reuse;
    private final EndedGrants ended;
    private final RegisteredClientRepository clients;
    private final Evidence evidence;
    private final Sealer sealer;
    private final SecretKey sealing;
    private final GrantText text = new GrantText();

    /** To whom grants are told when they begin and when they end. */
    @Component
    record Told(Evidence evidence, EndedGrants ended) {}

    Grants(
            JdbcClient jdbc,
            RegisteredClientRepository clients,
            Told told,
            Sealer sealer,
            MasterKey master,
            Reuse reuse) {
        this.jdbc = jdbc;
        this.reuse = reuse;
        this.clients = clients;
        this.evidence = told.evidence();
        this.ended = told.ended();
        this.sealer = sealer;
        this.sealing = master.derive("grants", "AES");
    }

    private record Row(String id, String client, long version, byte[] sealed) {}

    @Override
    @Transactional
    public void save(OAuth2Authorization authorization) {
        String version = authorization.getAttribute(VERSION);
        Long read = version == null ? null : Long.valueOf(version);
        String following = Long.toString(read == null ? 1 : read + 1);
        OAuth2Authorization next =
                OAuth2Authorization.from(authorization).attribute(VERSION, following).build();
        byte[] sealed = sealer.seal(sealing, text.write(next), context(next.getId()));
        boolean written = read == null ? insert(next, sealed) : update(next, sealed, read);
        if (!written) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        if (isNew(authorization)) {
            TokenActs.issued(authorization).ifPresent(evidence::record);
        }
        writeTokens(next);
        Revocable.revokedIn(next).forEach(ended::tell);
    }

    @Override
    @Transactional
    public void remove(OAuth2Authorization authorization) {
        ended.one(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return read(
                jdbc.sql("select id, client, version, sealed from grants where id = :id")
                        .param("id", id));
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(
            String token, @Nullable OAuth2TokenType wanted) {
        OAuth2Authorization found = find(token, wanted);
        return reuse.isReuse(token, wanted, found) ? null : found;
    }

    private @Nullable OAuth2Authorization find(String token, @Nullable OAuth2TokenType wanted) {
        if (wanted != null && wanted.getValue().equals(OAuth2ParameterNames.STATE)) {
            return read(
                    jdbc.sql(FIND)
                            .param("hash", TokenHash.of(token))
                            .param("kinds", new String[] {OAuth2ParameterNames.STATE}));
        }
        String[] kinds =
                java.util.Arrays.stream(TokenKind.values())
                        .filter(kind -> kind.answersTo(wanted))
                        .map(TokenKind::word)
                        .toArray(String[]::new);
        return read(jdbc.sql(FIND).param("hash", TokenHash.of(token)).param("kinds", kinds));
    }

    private boolean insert(OAuth2Authorization grant, byte[] sealed) {
        return jdbc.sql(
                                """
                                insert into grants (id, client, login, version, sealed, expires_at,
                                    revocable, session)
                                values (:id, :client, :login, 1, :sealed, :expires,
                                    :revocable, :session)
                                on conflict do nothing
                                """)
                        .param("id", grant.getId())
                        .param("revocable", Revocable.of(grant))
                        .param("session", Revocable.session(grant))
                        .param("client", grant.getRegisteredClientId())
                        .param("login", grant.getPrincipalName())
                        .param("sealed", sealed)
                        .param("expires", Timestamp.from(lastExpiry(grant)))
                        .update()
                == 1;
    }

    private boolean update(OAuth2Authorization grant, byte[] sealed, long read) {
        return jdbc.sql(
                                """
                                update grants
                                set version = version + 1, sealed = :sealed, expires_at = :expires,
                                    revocable = :revocable
                                where id = :id and version = :read
                                """)
                        .param("id", grant.getId())
                        .param("revocable", Revocable.of(grant))
                        .param("sealed", sealed)
                        .param("expires", Timestamp.from(lastExpiry(grant)))
                        .param("read", read)
                        .update()
                == 1;
    }

    /** Whether an access token is in it that was not there before. */
    private boolean isNew(OAuth2Authorization grant) {
        if (grant.getAccessToken() == null) {
            return false;
        }
        return jdbc.sql("select 1 from grant_tokens where token_hash = :hash")
                .param("hash", TokenHash.of(grant.getAccessToken().getToken().getTokenValue()))
                .query((row, number) -> number)
                .optional()
                .isEmpty();
    }

    private void writeTokens(OAuth2Authorization grant) {
        reuse.noteSpent(grant);
        jdbc.sql("delete from grant_tokens where grant_id = :id")
                .param("id", grant.getId())
                .update();
        String pushed = grant.getAttribute(OAuth2ParameterNames.STATE);
        if (pushed != null) {
            writeToken(grant, OAuth2ParameterNames.STATE, pushed);
        }
        tokens(grant)
                .forEach((kind, token) -> writeToken(grant, kind.word(), token.getTokenValue()));
    }

    private void writeToken(OAuth2Authorization grant, String kind, String value) {
        jdbc.sql(
                        """
                        insert into grant_tokens (token_hash, kind, grant_id)
                        values (:hash, :kind, :id)
                        """)
                .param("hash", TokenHash.of(value))
                .param("kind", kind)
                .param("id", grant.getId())
                .update();
    }

    private @Nullable OAuth2Authorization read(JdbcClient.StatementSpec query) {
        Optional<Row> row =
                query.query((found, number) ->
                                new Row(
                                        found.getString("id"),
                                        found.getString("client"),
                                        found.getLong("version"),
                                        found.getBytes("sealed")))
                        .optional();
        if (row.isEmpty()) {
            return null;
        }
        RegisteredClient client = clients.findById(row.get().client());
        if (client == null) {
            return null;
        }
        byte[] json = sealer.open(sealing, row.get().sealed(), context(row.get().id()));
        return text.read(json, client);
    }

    private static Map<TokenKind, OAuth2Token> tokens(OAuth2Authorization grant) {
        Map<TokenKind, OAuth2Token> tokens = new EnumMap<>(TokenKind.class);
        for (TokenKind kind : TokenKind.values()) {
            OAuth2Authorization.Token<? extends OAuth2Token> token = grant.getToken(kind.type());
            if (token != null) {
                tokens.put(kind, token.getToken());
            }
        }
        return tokens;
    }

    private static Instant lastExpiry(OAuth2Authorization grant) {
        String pushed = grant.getAttribute(OAuth2ParameterNames.STATE);
        if (pushed != null) {
            int end = pushed.lastIndexOf(END) + END.length();
            return Instant.ofEpochMilli(Long.parseLong(pushed.substring(end)));
        }
        return tokens(grant).values().stream()
                .map(OAuth2Token::getExpiresAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("a grant without an end"));
    }

    private static String context(String id) {
        return "grants/sealed/" + id;
    }
}
