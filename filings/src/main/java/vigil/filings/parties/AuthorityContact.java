package vigil.filings.parties;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Law enforcement or a regulator that was told before: agency, person spoken to, and when. */
public record AuthorityContact(
        @Nullable String agency,
        @Nullable String person,
        @Nullable String phone,
        @Nullable String extension,
        @Nullable LocalDate on) {

    public AuthorityContact {
        agency = Blanks.out(agency);
        person = Blanks.out(person);
        phone = Blanks.out(phone);
        extension = Blanks.out(extension);
    }

    @Override
    public String toString() {
        return "AuthorityContact[***]";
    }
}
