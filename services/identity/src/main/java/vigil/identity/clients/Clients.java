package vigil.identity.clients;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vigil.identity.apikeys.ApiKey;
import vigil.identity.apikeys.ApiKeys;
import vigil.identity.revocations.EndedGrants;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;
import vigil.kernel.secrecy.Secret;

/** All clients. */
@Component
public class Clients {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES) // Absent is false.
                    .build();
    private static final InstitutionId HOUSE = new InstitutionId("vigil");

    private final JdbcClient jdbc;
    private final ClientSecrets secrets;
    private final ApiKeys keys;
    private final EndedGrants grants;
    private final Evidence evidence;

    Clients(
            JdbcClient jdbc,
            ClientSecrets secrets,
            ApiKeys keys,
            EndedGrants grants,
            Evidence evidence) {
        this.keys = keys;
        this.grants = grants;
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.evidence = evidence;
    }

    public Optional<Client> of(String id) {
        return id.startsWith(ApiKey.PREFIX) ? ofService(id) : registered(id);
    }

    /** Clients of an institution that act for themselves. */
    public List<Client> actingFor(InstitutionId institution) {
        return jdbc.sql(
                        """
                        select id, secret_hash, institution, roles, redirect_uris, profile
                        from clients
                        where institution = :institution and cardinality(roles) > 0
                        order by id
                        """)
                .param("institution", institution.value())
                .query(Clients::client)
                .list();
    }

    /** A service's key is a client that acts for itself. */
    private Optional<Client> ofService(String id) {
        return keys.of(id)
                .map(known ->
                        new Client(
                                id,
                                known.secretHash(),
                                known.key().scope().institution(),
                                known.key().scope().roles(),
                                List.of(),
                                ClientProfile.PLAIN));
    }

    private Optional<Client> registered(String id) {
        return jdbc.sql(
                        """
                        select id, secret_hash, institution, roles, redirect_uris, profile
                        from clients where id = :id
                        """)
                .param("id", id)
                .query(Clients::client)
                .optional();
    }

    /**
     * Makes the client, or changes what differs; a change ends what it was granted.
     *
     * @param wanted without a hash
     * @return whether anything was written
     */
    public boolean put(Wanted wanted) {
        Client.require(!wanted.id().startsWith(ApiKey.PREFIX), "its id is that of a service's key");
        Optional<Client> before = of(wanted.id());
        String kept = before.map(Client::secretHash).orElse(null);
        boolean sameSecret =
                wanted.secret() == null
                        ? kept == null
                        : secrets.matches(wanted.secret().reveal(), kept);
        String hash = sameSecret ? kept : hashOf(wanted.secret());
        Client client =
                new Client(
                        wanted.id(),
                        hash,
                        wanted.institution(),
                        wanted.roles(),
                        wanted.redirectUris(),
                        wanted.profile());
        if (before.isPresent() && before.get().equals(client)) {
            return false;
        }
        write(client);
        grants.ofClient(client.id());
        evidence.record(
                new Act(
                        Objects.requireNonNullElse(client.institution(), HOUSE),
                        "seed",
                        before.isPresent() ? "client.changed" : "client.made",
                        client.id(),
                        Map.of()));
        return true;
    }

    /** A client as somebody asks for it, with its secret in the clear. */
    public record Wanted(
            String id,
            @Nullable Secret secret,
            @Nullable InstitutionId institution,
            Set<Role> roles,
            List<URI> redirectUris,
            ClientProfile profile) {}

    private @Nullable String hashOf(@Nullable Secret secret) {
        return secret == null ? null : secrets.encode(secret.reveal());
    }

    private void write(Client client) {
        InstitutionId institution = client.institution();
        jdbc.sql(
                        """
                        insert into clients
                            (id, secret_hash, institution, roles, redirect_uris, profile)
                        values (:id, :secret, :institution, :roles, :uris, :profile)
                        on conflict (id) do update set
                            secret_hash = excluded.secret_hash,
                            institution = excluded.institution,
                            roles = excluded.roles,
                            redirect_uris = excluded.redirect_uris,
                            profile = excluded.profile,
                            changed_at = now()
                        """)
                .param("id", client.id())
                .param("secret", client.secretHash())
                .param("institution", institution == null ? null : institution.value())
                .param(
                        "roles",
                        client.roles().stream().map(Role::word).sorted().toArray(String[]::new))
                .param(
                        "uris",
                        client.redirectUris().stream().map(URI::toString).toArray(String[]::new))
                .param("profile", JSON.writeValueAsString(client.profile()))
                .update();
    }

    private static Client client(ResultSet row, int number) throws SQLException {
        String institution = row.getString("institution");
        return new Client(
                row.getString("id"),
                row.getString("secret_hash"),
                institution == null ? null : new InstitutionId(institution),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .flatMap(word -> Role.ofWord(word).stream())
                        .collect(Collectors.toSet()),
                Arrays.stream((String[]) row.getArray("redirect_uris").getArray())
                        .map(URI::create)
                        .toList(),
                JSON.readValue(row.getString("profile"), ClientProfile.class));
    }
}
