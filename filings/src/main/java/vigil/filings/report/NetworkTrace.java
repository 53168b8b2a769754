package vigil.filings.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Blanks;

/** An internet address that had a part in it; the time is of the day, in UTC. */
public record NetworkTrace(
        @Nullable String address, @Nullable LocalDate on, @Nullable String time) {

    public NetworkTrace {
        address = Blanks.out(address);
        time = Blanks.out(time);
    }

    @Override
    public String toString() {
        return "NetworkTrace[***]";
    }
}
