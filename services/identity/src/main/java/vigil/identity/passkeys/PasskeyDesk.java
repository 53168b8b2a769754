package vigil.identity.passkeys;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.identity.passkeys.Challenges.Addressee;
import vigil.identity.passkeys.Recognition.Copied;
import vigil.identity.passkeys.Recognition.Recognised;
import vigil.identity.passkeys.Recognition.Refused;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/**
 * Registers passkeys and recognises officers by them. Every key is discoverable, so that no name is
 * typed, and its authenticator must verify the person (by PIN, finger or face). Attestation is not
 * asked for: it would tell who made the authenticator, and nothing here depends on that.
 */
@Component
public final class PasskeyDesk {

    private static final int TIMEOUT_MILLIS = 300_000;
    private static final int LONGEST_ANSWER = 32_768;
    private static final String NOBODY = "unknown";
    private static final String REGISTER = "register ";
    private static final String SIGN_IN = "sign in";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(
                    COSEAlgorithmIdentifier.EdDSA,
                    COSEAlgorithmIdentifier.ES256,
                    COSEAlgorithmIdentifier.RS256);

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager library =
            WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter attested =
            new AttestedCredentialDataConverter(converter);
    private final Challenges challenges;
    private final Passkeys passkeys;
    private final String relyingParty;
    private final Origin origin;

    PasskeyDesk(Challenges challenges, Passkeys passkeys, TokenSettings settings) {
        this.challenges = challenges;
        this.passkeys = passkeys;
        URI issuer = settings.issuer();
        this.relyingParty = Objects.requireNonNull(issuer.getHost());
        this.origin = new Origin(issuer.getScheme() + "://" + issuer.getAuthority());
    }

    /** What the browser is told to make a key, as JSON of Web Authentication, 5.4. */
    public String creation(String officer, Personal login, String browser) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("rp", Map.of("id", relyingParty, "name", "Vigil"));
        options.put(
                "user",
                Map.of(
                        "id", text(officer.getBytes(StandardCharsets.UTF_8)),
                        "name", login.reveal(),
                        "displayName", login.reveal()));
        options.put(
                "challenge", text(challenges.issue(new Addressee(browser, REGISTER + officer))));
        options.put(
                "pubKeyCredParams",
                ALGORITHMS.stream()
                        .map(algorithm -> Map.of("type", "public-key", "alg", algorithm.getValue()))
                        .toList());
        options.put("timeout", TIMEOUT_MILLIS);
        options.put("excludeCredentials", descriptors(officer));
        options.put(
                "authenticatorSelection",
                Map.of(
                        "residentKey",
                        "required",
                        "requireResidentKey",
                        true,
                        "userVerification",
                        "required"));
        options.put("attestation", "none");
        return JSON.writeValueAsString(options);
    }

    /** What the browser is told to use a key, as JSON of Web Authentication, 5.5. */
    public String request(String browser) {
        return JSON.writeValueAsString(
                Map.of(
                        "challenge",
                        text(challenges.issue(new Addressee(browser, SIGN_IN))),
                        "rpId",
                        relyingParty,
                        "timeout",
                        TIMEOUT_MILLIS,
                        "userVerification",
                        "required"));
    }

    /**
     * Takes the browser's answer to {@link #creation}.
     *
     * @return the new key's id, or nothing when the answer is not acceptable
     */
    public Optional<String> register(String officer, Personal name, NamedAnswer answer) {
        if (answer.json().length() > LONGEST_ANSWER) {
            return Optional.empty();
        }
        try {
            RegistrationData data = library.parseRegistrationResponseJSON(answer.json());
            CollectedClientData client = data.getCollectedClientData();
            if (client == null
                    || !isOurs(client, new Addressee(answer.browser(), REGISTER + officer))) {
                return Optional.empty();
            }
            List<PublicKeyCredentialParameters> algorithms =
                    ALGORITHMS.stream()
                            .map(algorithm ->
                                    new PublicKeyCredentialParameters(
                                            PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                            .toList();
            library.verify(
                    data, new RegistrationParameters(expected(client), algorithms, true, true));
            AuthenticatorData<?> told =
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData credential =
                    Objects.requireNonNull(told.getAttestedCredentialData());
            return passkeys.add(
                    officer,
                    name,
                    new Passkeys.Registered(
                            credential.getCredentialId(),
                            attested.convert(credential),
                            told.getSignCount(),
                            told.isFlagBE()));
        } catch (DataConversionException | VerificationException e) {
            return Optional.empty();
        }
    }

    /**
     * An answer and where it came from.
     *
     * @param json as {@code PublicKeyCredential.toJSON} writes it
     * @param browser what the challenge was issued for
     */
    public record NamedAnswer(String json, String browser) {}

    /** Takes the browser's answer to {@link #request}. */
    public Recognition recognise(NamedAnswer answer) {
        if (answer.json().length() > LONGEST_ANSWER) {
            return new Refused(NOBODY, "oversized");
        }
        try {
            AuthenticationData data = library.parseAuthenticationResponseJSON(answer.json());
            Optional<Passkeys.Kept> kept = credential(data).flatMap(passkeys::withCredential);
            if (kept.isEmpty()) {
                return new Refused(NOBODY, "unknown");
            }
            CollectedClientData client = data.getCollectedClientData();
            if (client == null || !isOurs(client, new Addressee(answer.browser(), SIGN_IN))) {
                return new Refused(kept.get().officer(), "challenge");
            }
            return verified(data, expected(client), kept.get());
        } catch (DataConversionException e) {
            return new Refused(NOBODY, "malformed");
        }
    }

    private Recognition verified(
            AuthenticationData data, ServerProperty expected, Passkeys.Kept kept) {
        String officer = kept.officer();
        if (handle(data).filter(handle -> !handle.equals(officer)).isPresent()) {
            return new Refused(officer, "handle");
        }
        CredentialRecordImpl known =
                new CredentialRecordImpl(
                        null,
                        true,
                        kept.synced(),
                        kept.synced(),
                        kept.signCount(),
                        attested.convert(kept.attested()),
                        null,
                        null,
                        null,
                        null);
        try {
            library.verify(data, new AuthenticationParameters(expected, known, null, true, true));
        } catch (MaliciousCounterValueException e) {
            return new Copied(officer);
        } catch (UserNotVerifiedException e) {
            return new Refused(officer, "verification");
        } catch (VerificationException e) {
            return new Refused(officer, "signature");
        }
        long count = Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
        return passkeys.use(kept, count) ? new Recognised(officer) : new Copied(officer);
    }

    @SuppressWarnings("NullAway") // The library's annotation stands at the bytes, not at the array.
    private static Optional<byte[]> credential(AuthenticationData data) {
        return Optional.ofNullable(data.getCredentialId());
    }

    @SuppressWarnings("NullAway") // As above.
    private static Optional<String> handle(AuthenticationData data) {
        return Optional.ofNullable(data.getUserHandle())
                .map(handle -> new String(handle, StandardCharsets.UTF_8));
    }

    private boolean isOurs(CollectedClientData client, Addressee addressee) {
        return client.getChallenge() != null
                && challenges.redeem(client.getChallenge().getValue(), addressee);
    }

    /** Whether the challenge is ours was decided already; the library checks the rest. */
    private ServerProperty expected(CollectedClientData client) {
        return ServerProperty.builder()
                .origin(origin)
                .rpId(relyingParty)
                .challenge(new DefaultChallenge(client.getChallenge().getValue()))
                .build();
    }

    private List<Map<String, String>> descriptors(String officer) {
        return passkeys.credentials(officer).stream()
                .map(id -> Map.of("type", "public-key", "id", text(id)))
                .toList();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
