package vigil.filings.parties;

import org.jspecify.annotations.Nullable;

/** The legal name of a person, or of an entity, which has a last name alone. */
public record PartyName(
        Answer last, Answer first, @Nullable String middle, @Nullable String suffix) {

    /** The name is unknown, and that is said. */
    public static final PartyName UNKNOWN =
            new PartyName(Answer.UNKNOWN, Answer.UNKNOWN, null, null);

    /** Nobody has filled it in. */
    public static final PartyName MISSING =
            new PartyName(Answer.MISSING, Answer.MISSING, null, null);

    public PartyName {
        last = Answer.or(last);
        first = Answer.or(first);
        middle = Blanks.out(middle);
        suffix = Blanks.out(suffix);
    }

    public static PartyName entity(String name) {
        return new PartyName(Answer.of(name), Answer.MISSING, null, null);
    }

    public static PartyName person(String last, String first) {
        return new PartyName(Answer.of(last), Answer.of(first), null, null);
    }

    public static PartyName or(@Nullable PartyName name) {
        return name == null ? MISSING : name;
    }

    @Override
    public String toString() {
        return "PartyName[***]";
    }
}
