package vigil.monitoring.parties;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.secrecy.Personal;

/**
 * A party as the screening house is asked about it.
 *
 * @param schema what it is, in the words of FollowTheMoney: Person, Company, or LegalEntity where
 *     it may be either
 * @param birthDate ISO 8601
 * @param country ISO 3166-1 alpha-2, lower case
 */
record AskedParty(
        PartyKey key,
        String schema,
        @Nullable Personal name,
        @Nullable Personal birthDate,
        @Nullable String country,
        @Nullable Personal address,
        List<Identifier> identifiers) {

    /**
     * A number that is given to one party alone.
     *
     * @param kind PASSPORT, NATIONAL_ID, TAX, REGISTRATION, LEI, BIC, WALLET or OTHER
     */
    record Identifier(String kind, Personal value) {}
}
