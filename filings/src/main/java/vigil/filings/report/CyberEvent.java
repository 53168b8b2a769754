package vigil.filings.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Blanks;

/**
 * A sign of an attack in FinCEN's codes: an address, a hash, a port; 999 says in words what else.
 */
public record CyberEvent(
        @Nullable String type,
        @Nullable String value,
        @Nullable String other,
        @Nullable LocalDate on,
        @Nullable String time) {

    public CyberEvent {
        type = Blanks.out(type);
        value = Blanks.out(value);
        other = Blanks.out(other);
        time = Blanks.out(time);
    }
}
