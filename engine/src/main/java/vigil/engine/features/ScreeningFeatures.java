package vigil.engine.features;

import java.util.List;
import java.util.function.Function;
import vigil.engine.features.Feature.Kind;
import vigil.engine.screening.ListHit;
import vigil.engine.screening.ScreenedParty;
import vigil.engine.screening.Screening;

/** What lists say of the parties. It travels in the record: filters of aggregates may name it. */
final class ScreeningFeatures {

    private ScreeningFeatures() {}

    static List<Feature> all() {
        return List.of(
                Feature.figure(
                        "payerScreeningScore",
                        Kind.SHARE,
                        "How alike the payer and the nearest list entry are, 0 when none is near or nobody was asked",
                        m -> screening(m).payer().score()),
                Feature.figure(
                        "payeeScreeningScore",
                        Kind.SHARE,
                        "How alike the payee and the nearest list entry are, 0 when none is near or nobody was asked",
                        m -> screening(m).payee().score()),
                Feature.figure(
                        "partiesUnscreened",
                        Kind.COUNT,
                        "Parties that should have been screened and were not, since there was no answer in time",
                        m -> screening(m).unscreened()),
                Feature.text(
                        "payerListEntry",
                        "Id of the list entry nearest to the payer, empty without",
                        m -> of(screening(m).payer(), ListHit::entry)),
                Feature.text(
                        "payerList",
                        "The list on which that entry stands, empty without",
                        m -> of(screening(m).payer(), ListHit::list)),
                Feature.text(
                        "payeeListEntry",
                        "Id of the list entry nearest to the payee, empty without",
                        m -> of(screening(m).payee(), ListHit::entry)),
                Feature.text(
                        "payeeList",
                        "The list on which that entry stands, empty without",
                        m -> of(screening(m).payee(), ListHit::list)));
    }

    private static Screening screening(Moment moment) {
        return moment.transaction().context().screening();
    }

    private static String of(ScreenedParty party, Function<ListHit, String> part) {
        ListHit best = party.best();
        return best == null ? "" : part.apply(best);
    }
}
