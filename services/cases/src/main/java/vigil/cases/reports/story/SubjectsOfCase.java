package vigil.cases.reports.story;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.reports.story.CaseStory.Holder;
import vigil.filings.parties.AccountHolding;
import vigil.filings.parties.AccountHolding.HeldAccount;
import vigil.filings.parties.Answer;
import vigil.filings.parties.PartyName;
import vigil.filings.parties.Relationship;
import vigil.filings.parties.Subject;

/**
 * Whom a case is about, as subjects of its report. A name stands whole where the last name goes: no
 * transaction tells a person from an entity, so the officer parts it. What is not known is left for
 * the officer to fill in, and is found missing until then.
 */
public final class SubjectsOfCase {

    private SubjectsOfCase() {}

    /**
     * A party that a case is about.
     *
     * @param kind account or customer
     * @param id the account's surrogate, or the institution's own id of its customer
     */
    public record Party(String kind, String id) {

        public boolean isAccount() {
            return kind.equals("account");
        }
    }

    /** The parties that a case is about, in the order in which they came into it. */
    public static List<Party> of(Connection connection, UUID caseId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select kind, party from case_parties where case_id = ? and role in ('subject', 'beneficial_owner')
                        order by added_at, kind, party\
                        """)) {
            select.setObject(1, caseId);
            List<Party> parties = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    parties.add(new Party(row.getString("kind"), row.getString("party")));
                }
            }
            return parties;
        }
    }

    /**
     * Subjects, one for all accounts that are held under one name.
     *
     * @param holders who holds an account, by its surrogate
     * @param institution the taxpayer number of the institution that keeps the accounts
     */
    public static List<Subject> filled(
            List<Party> parties, Map<String, Holder> holders, @Nullable String institution) {
        Map<String, List<HeldAccount>> accounts = new LinkedHashMap<>();
        Map<String, PartyName> names = new LinkedHashMap<>();
        for (Party party : parties) {
            Holder holder = party.isAccount() ? holders.get(party.id()) : null;
            String name = holder == null ? null : holder.name();
            String who = name == null ? party.kind() + ":" + party.id() : "name:" + name;
            names.putIfAbsent(
                    who,
                    name == null
                            ? PartyName.MISSING
                            : new PartyName(Answer.of(name), Answer.MISSING, null, null));
            List<HeldAccount> held = accounts.computeIfAbsent(who, ignored -> new ArrayList<>());
            if (party.isAccount()) {
                held.add(new HeldAccount(holder == null ? null : holder.account(), false));
            }
        }
        List<Subject> subjects = new ArrayList<>();
        accounts.forEach((who, held) ->
                subjects.add(
                        subject(names.getOrDefault(who, PartyName.MISSING), held, institution)));
        return subjects;
    }

    private static Subject subject(
            PartyName name, List<HeldAccount> accounts, @Nullable String institution) {
        return Subject.named(
                name,
                institution == null ? List.of() : List.of(Relationship.customer(institution)),
                accounts.isEmpty()
                        ? List.of()
                        : List.of(new AccountHolding(institution, false, accounts)));
    }
}
