package vigil.monitoring.words;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.secrecy.Personal;
import vigil.monitoring.intake.Party;

/** A party as it was described, without the account number, which the directory keeps. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PartyWords(
        @Nullable BankWords bank,
        @Nullable String name,
        List<String> address,
        @Nullable String lei,
        @Nullable String bic,
        @Nullable String birthDate,
        List<DetailWords> identifications) {

    @SuppressWarnings("NullAway") // A field that was left out comes back as null.
    public PartyWords {
        address = address == null ? List.of() : List.copyOf(address);
        identifications = identifications == null ? List.of() : List.copyOf(identifications);
    }

    static PartyWords of(Party party) {
        return new PartyWords(
                BankWords.saysMoreThanItsIdentity(party.account().bank())
                        ? BankWords.of(party.account().bank())
                        : null,
                reveal(party.name()),
                party.addressLines().stream().map(Personal::reveal).toList(),
                party.lei(),
                party.bic(),
                reveal(party.birthDate()),
                DetailWords.of(party.identifications()));
    }

    boolean isEmpty() {
        return bank == null
                && name == null
                && address.isEmpty()
                && lei == null
                && bic == null
                && birthDate == null
                && identifications.isEmpty();
    }

    private static @Nullable String reveal(@Nullable Personal value) {
        return value == null ? null : value.reveal();
    }
}
