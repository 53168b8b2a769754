package vigil.filings.parties;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A financial institution: the one that files, or one where something happened. Its registrations
 * (RSSD number, internal control number and the like) stand beside the tax number; {@code
 * regulator} is FinCEN's code of the primary federal regulator.
 */
public record Institution(
        Answer name,
        @Nullable String tradeName,
        Address address,
        TaxNumber taxNumber,
        List<Identification> registrations,
        List<InstitutionKind> kinds,
        @Nullable String regulator) {

    /** Nobody has filled it in. */
    public static final Institution MISSING =
            new Institution(
                    Answer.MISSING,
                    null,
                    Address.MISSING,
                    TaxNumber.MISSING,
                    List.of(),
                    List.of(),
                    null);

    public Institution {
        name = Answer.or(name);
        tradeName = Blanks.out(tradeName);
        address = Address.or(address);
        taxNumber = TaxNumber.or(taxNumber);
        registrations = Blanks.out(registrations);
        kinds = Blanks.out(kinds);
        regulator = Blanks.out(regulator);
    }

    public static Institution or(@Nullable Institution institution) {
        return institution == null ? MISSING : institution;
    }
}
