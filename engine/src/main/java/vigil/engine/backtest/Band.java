package vigil.engine.backtest;

import java.util.List;
import vigil.engine.TransactionId;

/**
 * The transactions that meet a scenario under one of two neighbouring values of a parameter and not
 * under the other: what moving the threshold from one to the other wins or loses. The last band
 * above the line is met under every value.
 *
 * @param above whether they meet the scenario under the present value: a stricter one would lose
 *     them; otherwise a looser one would win them
 * @param from the smaller value
 * @param to the greater one
 * @param hits transactions in the band
 * @param sample of them, each as likely as any other
 * @param found transactions of the sample that are laundering; 0 where nothing is labelled
 */
public record Band(
        boolean above, double from, double to, long hits, List<TransactionId> sample, int found) {

    /** The share of laundering that the sample leaves possible, 0 to 1, at 95 % confidence. */
    public double bound() {
        if (sample.size() == hits) {
            return (double) found / hits; // The sample is the whole.
        }
        return ShareBound.upper(found, sample.size());
    }
}
