package vigil.matcher.evidence;

import java.util.List;
import java.util.Optional;
import vigil.matcher.entity.Identifier;
import vigil.matcher.evidence.Evidence.Finding;
import vigil.matcher.evidence.Evidence.Kind;

/** Numbers that are given to one thing alone: an equal one decides. */
final class Identifiers {

    /** Shorter numbers are house numbers and typing errors. */
    private static final int SHORTEST = 5;

    private Identifiers() {}

    static Optional<Evidence> compare(List<Identifier> asked, List<Identifier> listed) {
        double against = 0;
        double strongest = 0;
        for (Identifier mine : asked) {
            boolean met = false;
            boolean other = false;
            for (Identifier theirs : listed) {
                if (isSame(mine, theirs)) {
                    strongest = Math.max(strongest, weight(mine.kind()));
                    met = true;
                }
                other |= mine.kind() == theirs.kind();
            }
            against += other && !met ? contradiction(mine.kind()) : 0;
        }
        if (strongest > 0) {
            return Optional.of(new Evidence(Kind.IDENTIFIER, Finding.SAME_IDENTIFIER, strongest));
        }
        return against == 0
                ? Optional.empty()
                : Optional.of(
                        new Evidence(
                                Kind.IDENTIFIER, Finding.OTHER_IDENTIFIER, Math.max(-7, against)));
    }

    static boolean isSame(Identifier mine, Identifier theirs) {
        boolean issuers =
                mine.country().isEmpty()
                        || theirs.country().isEmpty()
                        || mine.country().equals(theirs.country());
        String compared = mine.compared();
        return issuers
                && mine.kind().mayBe(theirs.kind())
                && compared.length() >= SHORTEST
                && compared.equals(theirs.compared());
    }

    private static double weight(Identifier.Kind kind) {
        return switch (kind) {
            case LEI, BIC, IMO, ISIN, WALLET, ACCOUNT -> 16;
            case PASSPORT, NATIONAL_ID, TAX, REGISTRATION, MMSI, EMAIL -> 12;
            case CALL_SIGN, PHONE, OTHER -> 9;
        };
    }

    /** A ship keeps its IMO number and a firm its LEI for life; people have several passports. */
    private static double contradiction(Identifier.Kind kind) {
        return switch (kind) {
            case LEI, IMO, ISIN -> -6;
            case TAX, REGISTRATION, NATIONAL_ID -> -0.8;
            case PASSPORT, BIC, MMSI, CALL_SIGN -> -0.3;
            case WALLET, ACCOUNT, EMAIL, PHONE, OTHER -> 0;
        };
    }
}
