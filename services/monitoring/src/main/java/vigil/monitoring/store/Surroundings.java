package vigil.monitoring.store;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigil.engine.Context;
import vigil.engine.Places;
import vigil.engine.TransactionKind;
import vigil.engine.WordingSketch;
import vigil.engine.screening.Screening;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.ReceivedTransaction;

/** Turns what a sender wrote around a payment into what the core may know of it. */
final class Surroundings {

    private static final String UNSTRUCTURED_REMITTANCE = "RmtInf/Ustrd";

    private final BlindIndex holders;
    private final BlindIndex wordings;

    Surroundings(MasterKey master) {
        this.holders = new BlindIndex(master, "holders");
        this.wordings = new BlindIndex(master, "wordings");
    }

    Context of(InstitutionId institution, ReceivedTransaction received) {
        Party payer = received.payer();
        Party payee = received.payee();
        boolean plain =
                received.details().isEmpty()
                        && payer.identifications().isEmpty()
                        && payee.identifications().isEmpty()
                        && payer.birthDate() == null;
        if (plain) {
            return Context.NONE;
        }
        return new Context(
                kind(find(received.details(), Detail.KIND)),
                orEmpty(find(payer.identifications(), Detail.SEGMENT)),
                orEmpty(find(payee.identifications(), Detail.SEGMENT)),
                holder(institution, payer),
                holder(institution, payee),
                age(received),
                place(find(received.details(), Detail.PLACE)),
                wording(institution, received.details()),
                Screening.NONE);
    }

    private static @Nullable String find(List<Detail> details, String name) {
        for (Detail detail : details) {
            if (detail.name().equals(name)) {
                return detail.value().reveal();
            }
        }
        return null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static TransactionKind kind(@Nullable String word) {
        return word == null
                ? TransactionKind.PAYMENT
                : TransactionKind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private long holder(InstitutionId institution, Party party) {
        String customer = find(party.identifications(), Detail.CUSTOMER_ID);
        return customer == null ? 0 : number(holders.of(institution.value(), customer));
    }

    private static int age(ReceivedTransaction received) {
        if (received.payer().birthDate() == null) {
            return Context.UNKNOWN;
        }
        LocalDate born = LocalDate.parse(received.payer().birthDate().reveal());
        LocalDate then = received.eventTime().atOffset(ZoneOffset.UTC).toLocalDate();
        return Math.max(Context.UNKNOWN, Period.between(born, then).getYears());
    }

    private static int place(@Nullable String degrees) {
        if (degrees == null) {
            return Places.NOWHERE;
        }
        int slash = degrees.indexOf('/');
        return Places.cell(
                Double.parseDouble(degrees.substring(0, slash)),
                Double.parseDouble(degrees.substring(slash + 1)));
    }

    private long wording(InstitutionId institution, List<Detail> details) {
        for (Detail detail : details) {
            if (detail.name().equals(Detail.REMITTANCE)
                    || detail.name().endsWith(UNSTRUCTURED_REMITTANCE)) {
                return WordingSketch.of(
                        detail.value().reveal(), number(wordings.of(institution.value())));
            }
        }
        return 0;
    }

    /** The first eight bytes, never zero. */
    private static long number(byte[] hash) {
        long number = ByteBuffer.wrap(hash).getLong();
        return number == 0 ? 1 : number;
    }
}
