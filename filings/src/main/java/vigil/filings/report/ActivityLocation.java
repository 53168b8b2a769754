package vigil.filings.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Address;
import vigil.filings.parties.Blanks;
import vigil.filings.parties.Institution;

/**
 * An institution where something suspicious happened, with its branches; the loss is in whole US
 * dollars.
 */
public record ActivityLocation(
        Institution institution,
        @Nullable Part part,
        @Nullable Long loss,
        boolean noBranch,
        List<Branch> branches) {

    /** Whether it sold an instrument, paid one out, or both. */
    public enum Part {
        SELLING,
        PAYING,
        BOTH
    }

    /** A branch; the RSSD number is the Federal Reserve's. */
    public record Branch(Address address, @Nullable String rssd, @Nullable Part part) {

        public Branch {
            address = Address.or(address);
            rssd = Blanks.out(rssd);
        }
    }

    public ActivityLocation {
        institution = Institution.or(institution);
        branches = Blanks.out(branches);
    }
}
