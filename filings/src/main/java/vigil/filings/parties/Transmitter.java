package vigil.filings.parties;

import org.jspecify.annotations.Nullable;

/** Who sends the batch: known to FinCEN by a tax number and a transmitter control code. */
public record Transmitter(
        @Nullable String name,
        Address address,
        @Nullable String phone,
        @Nullable String taxNumber,
        @Nullable String controlCode,
        @Nullable String contact) {

    /** Nobody has filled it in. */
    public static final Transmitter MISSING =
            new Transmitter(null, Address.MISSING, null, null, null, null);

    public Transmitter {
        name = Blanks.out(name);
        address = Address.or(address);
        phone = Blanks.out(phone);
        taxNumber = Blanks.out(taxNumber);
        controlCode = Blanks.out(controlCode);
        contact = Blanks.out(contact);
    }

    public static Transmitter or(@Nullable Transmitter transmitter) {
        return transmitter == null ? MISSING : transmitter;
    }

    @Override
    public String toString() {
        return "Transmitter[***]";
    }
}
