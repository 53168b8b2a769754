package vigil.engine.scenarios;

import java.util.List;
import vigil.engine.Context;
import vigil.engine.Transaction;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;

/**
 * A number that a scenario is tuned by: another one for a segment or a jurisdiction where it says
 * so. The first case that fits the subject counts.
 *
 * @param usual where no case fits
 */
public record Parameter(String name, Feature.Kind kind, double usual, List<Case> cases) {

    /**
     * @param segment customer segment of the subject, empty for any
     * @param jurisdiction country of the subject, empty for any
     */
    public record Case(String segment, String jurisdiction, double value) {

        private boolean fits(String ofSegment, String ofCountry) {
            return (segment.isEmpty() || segment.equals(ofSegment))
                    && (jurisdiction.isEmpty() || jurisdiction.equals(ofCountry));
        }
    }

    public Parameter {
        cases = List.copyOf(cases);
    }

    /** As conditions and reasons of a scenario with this subject see it. */
    Feature asFeature(Subject subject) {
        boolean ofPayee = subject == Subject.PAYEE;
        return Feature.figure(
                name,
                kind,
                "A parameter of the scenario",
                cases.isEmpty() ? moment -> usual : moment -> value(moment, ofPayee));
    }

    private double value(Moment moment, boolean ofPayee) {
        Transaction transaction = moment.transaction();
        Context context = transaction.context();
        String segment = ofPayee ? context.payeeSegment() : context.payerSegment();
        String country = ofPayee ? transaction.payeeCountry() : transaction.payerCountry();
        for (Case one : cases) {
            if (one.fits(segment, country)) {
                return one.value();
            }
        }
        return usual;
    }
}
