package vigil.filings.parties;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts of a subject at one institution that had a part in what happened. */
public record AccountHolding(
        @Nullable String institutionTaxNumber, boolean foreign, List<HeldAccount> accounts) {

    /** One account; {@code closed} when it is no longer open. */
    public record HeldAccount(@Nullable String number, boolean closed) {

        public HeldAccount {
            number = Blanks.out(number);
        }

        @Override
        public String toString() {
            return "HeldAccount[***]";
        }
    }

    public AccountHolding {
        institutionTaxNumber = Blanks.out(institutionTaxNumber);
        accounts = Blanks.out(accounts);
    }
}
