package vigil.filings.parties;

import org.jspecify.annotations.Nullable;

/** The office of the institution that an authority may ask. */
public record ContactOffice(
        @Nullable String name, @Nullable String phone, @Nullable String extension) {

    /** Nobody has filled it in. */
    public static final ContactOffice MISSING = new ContactOffice(null, null, null);

    public ContactOffice {
        name = Blanks.out(name);
        phone = Blanks.out(phone);
        extension = Blanks.out(extension);
    }

    public static ContactOffice or(@Nullable ContactOffice office) {
        return office == null ? MISSING : office;
    }

    @Override
    public String toString() {
        return "ContactOffice[***]";
    }
}
