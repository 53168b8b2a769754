package vigil.monitoring.words;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.Agent;

/** A bank as it was named. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BankWords(
        @Nullable String bic,
        @Nullable String lei,
        @Nullable String clearingSystem,
        @Nullable String clearingMember,
        @Nullable String code,
        @Nullable String name) {

    private static final int BIC = 8; // Without its branch.

    static BankWords of(Agent bank) {
        return new BankWords(
                bank.bic(),
                bank.lei(),
                bank.clearingSystem(),
                bank.clearingMember(),
                bank.code(),
                bank.name());
    }

    /** The bank as far as its directory entry tells. */
    public static BankWords ofIdentity(String identity) {
        int colon = identity.indexOf(':');
        if (colon < 0) {
            return new BankWords(null, null, null, null, null, null);
        }
        String value = identity.substring(colon + 1);
        return switch (identity.substring(0, colon)) {
            case "bic" -> new BankWords(value, null, null, null, null, null);
            case "lei" -> new BankWords(null, value, null, null, null, null);
            case "code" -> new BankWords(null, null, null, null, value, null);
            case "name" -> new BankWords(null, null, null, null, null, value);
            default -> ofClearing(value);
        };
    }

    private static BankWords ofClearing(String value) {
        int colon = value.indexOf(':');
        return new BankWords(
                null,
                null,
                colon == 0 ? null : value.substring(0, colon),
                value.substring(colon + 1),
                null,
                null);
    }

    /** Whether the directory entry of the bank says less: {@link Agent#identity} takes one name. */
    static boolean saysMoreThanItsIdentity(Agent bank) {
        int names =
                counted(bank.bic())
                        + counted(bank.lei())
                        + counted(bank.clearingMember())
                        + counted(bank.code())
                        + counted(bank.name());
        boolean ofNoMember = bank.clearingSystem() != null && bank.clearingMember() == null;
        return names > 1 || ofNoMember || (bank.bic() != null && bank.bic().length() > BIC);
    }

    private static int counted(@Nullable String name) {
        return name == null ? 0 : 1;
    }
}
