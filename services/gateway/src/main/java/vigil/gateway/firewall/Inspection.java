package vigil.gateway.firewall;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.gateway.contract.JsonText;

/**
 * The rules held against the texts of one request. Weights add up within a text and not between
 * texts: a file of a thousand remarks is not an attack because each has an apostrophe.
 */
final class Inspection implements JsonText.Reader {

    private static final int BLOCKS = 5;
    private static final int SHORTEST = 2;

    /** Secrets may look like anything, and no house does more with them than compare. */
    private static final Set<String> SECRETS =
            Set.of(
                    "password",
                    "new_password",
                    "newpassword",
                    "client_secret",
                    "secret",
                    "client_assertion",
                    "code",
                    "code_verifier",
                    "code_challenge",
                    "refresh_token",
                    "access_token",
                    "token",
                    "subject_token",
                    "actor_token",
                    "id_token_hint",
                    "assertion",
                    "state",
                    "nonce",
                    "_csrf",
                    "request");

    /** Addresses that OAuth carries as parameters; identity compares them with those it knows. */
    private static final Set<String> ADDRESSES =
            Set.of(
                    "redirect_uri",
                    "resource",
                    "request_uri",
                    "post_logout_redirect_uri",
                    "client_assertion_type",
                    "grant_type",
                    "iss",
                    "claims");

    private final Rules rules;
    private final Work work;
    private final boolean comparesSecrets;
    private @Nullable Finding finding;

    /**
     * @param comparesSecrets whether what is named as a secret goes where secrets are compared;
     *     elsewhere a field of that name is a text like any other
     */
    Inspection(Rules rules, long requestLength, boolean comparesSecrets) {
        this.comparesSecrets = comparesSecrets;
        this.rules = rules;
        this.work = new Work(rules.words(), requestLength);
    }

    /** Whether enough was found; no need to look any further. */
    @Override
    public boolean isOver() {
        return finding != null;
    }

    @Nullable Finding finding() {
        return finding;
    }

    void look(String text, Spot spot) {
        if (finding != null || (text.length() < SHORTEST && spot != Spot.NAME)) {
            return;
        }
        BitSet spoken = new BitSet();
        rules.ask(text, spot, work, spoken);
        int score = spoken.isEmpty() ? 0 : rules.score(spoken);
        if (score >= BLOCKS) {
            finding = rules.finding(spoken, score);
        } else if (work.isExhausted()) {
            block(Category.PROTOCOL, "too-much-work");
        }
    }

    /** A value with its name: some are not looked at. */
    void look(String name, String text, Spot spot) {
        look(name, Spot.NAME);
        if (!isOnlyCompared(name)) {
            look(text, spot);
        }
    }

    @Override
    public void name(String name) {
        look(name, Spot.NAME);
    }

    @Override
    public void text(@Nullable String name, String text) {
        if (name == null || !isOnlyCompared(name)) {
            look(text, Spot.FIELD);
        }
    }

    private boolean isOnlyCompared(String name) {
        return comparesSecrets && (SECRETS.contains(name) || ADDRESSES.contains(name));
    }

    /** What needs no rule. */
    void block(Category category, String rule) {
        if (finding == null) {
            finding = new Finding(category, BLOCKS, List.of(rule));
        }
    }
}
