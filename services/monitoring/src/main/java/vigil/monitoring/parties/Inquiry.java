package vigil.monitoring.parties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.engine.screening.ScreenedParty;
import vigil.engine.screening.Screening;
import vigil.monitoring.intake.Party;
import vigil.monitoring.store.Prepared;

/** The parties of one request, each distinct one once, and what is known of them so far. */
final class Inquiry {

    private final List<Prepared> batch;
    private final @Nullable PartyKey[] payers;
    private final @Nullable PartyKey[] payees;
    private final SequencedMap<PartyKey, AskedParty> distinct = new LinkedHashMap<>();
    private final Map<PartyKey, PartyMemory.Known> found = new HashMap<>();
    private final Set<PartyKey> answered = new HashSet<>();
    private String lists = "";

    Inquiry(List<Prepared> batch, PartyReader reader) {
        this.batch = batch;
        this.payers = new PartyKey[batch.size()];
        this.payees = new PartyKey[batch.size()];
        for (int row = 0; row < batch.size(); row++) {
            Prepared next = batch.get(row);
            payers[row] = key(next, next.received().payer(), reader);
            payees[row] = key(next, next.received().payee(), reader);
        }
    }

    private @Nullable PartyKey key(Prepared own, Party party, PartyReader reader) {
        if (!PartyReader.isAskable(party)) {
            return null;
        }
        AskedParty asked = reader.read(own.institution(), party);
        distinct.putIfAbsent(asked.key(), asked);
        return asked.key();
    }

    /** How many distinct parties there are to be screened. */
    int size() {
        return distinct.size();
    }

    /**
     * Goes by this version of the lists: what others have said does not count any more, what is
     * remembered of this one does.
     */
    void under(String version, PartyMemory memory) {
        lists = version;
        found.values().removeIf(known -> !known.lists().equals(version));
        for (PartyKey key : distinct.keySet()) {
            if (!found.containsKey(key)) {
                PartyMemory.Known known = memory.find(key, version);
                if (known != null) {
                    found.put(key, known);
                }
            }
        }
    }

    /** The house said this. */
    void found(List<PartyMemory.Known> parties) {
        parties.forEach(known -> {
            found.put(known.key(), known);
            answered.add(known.key());
        });
    }

    /** How many the house has answered and its lists have not changed since. */
    int answered() {
        return (int) answered.stream().filter(found::containsKey).count();
    }

    /** Those of whom nothing is known yet. */
    List<AskedParty> open() {
        List<AskedParty> open = new ArrayList<>();
        distinct.forEach((key, party) -> {
            if (!found.containsKey(key)) {
                open.add(party);
            }
        });
        return open;
    }

    /** The transactions with what is known of their parties. */
    List<Prepared> screened(ScreenedParty fallback) {
        List<Prepared> screened = new ArrayList<>(batch.size());
        for (int row = 0; row < batch.size(); row++) {
            ScreenedParty payer = party(payers[row], fallback);
            ScreenedParty payee = party(payees[row], fallback);
            String version = isKnown(payers[row]) || isKnown(payees[row]) ? lists : "";
            screened.add(batch.get(row).with(new Screening(payer, payee, version)));
        }
        return screened;
    }

    private boolean isKnown(@Nullable PartyKey key) {
        return key != null && found.containsKey(key);
    }

    private ScreenedParty party(@Nullable PartyKey key, ScreenedParty fallback) {
        if (key == null) {
            return ScreenedParty.NOT_ASKED;
        }
        PartyMemory.Known known = found.get(key);
        return known == null ? fallback : known.party();
    }
}
