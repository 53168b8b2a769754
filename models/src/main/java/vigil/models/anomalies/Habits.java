package vigil.models.anomalies;

import java.util.List;

/**
 * The figures that tell a payment from its peers': what an account has not done before, and what
 * few do at all. Each is read without a search. How much and how often an account pays is left out:
 * with it, what stands alone are shops, payrolls and treasuries, all day long.
 */
final class Habits {
    private static final List<String> ALL =
            List.of(
                    "amount",
                    "crossCurrency",
                    "crossBorder",
                    "nearThreshold",
                    "payer.nearOutCount7d",
                    "payee.nearInCount7d",
                    "payer.cashShare",
                    "payee.cashShare",
                    "payer.formatShare",
                    "payee.formatShare",
                    "payer.hourShare",
                    "payee.hourShare",
                    "payer.otherCurrency",
                    "payer.sameAmountsOut",
                    "payee.sameAmountsIn",
                    "payer.firstOutFaded2d",
                    "payee.firstInFaded2d",
                    "payer.balance2d",
                    "payee.balance2d",
                    "payer.outDeviations",
                    "payee.inDeviations");

    private Habits() {}

    /** Those that are among these names, in their order. */
    static List<String> among(List<String> names) {
        return ALL.stream().filter(names::contains).toList();
    }
}
