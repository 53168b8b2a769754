package vigil.engine.scoring;

/**
 * What a model says of a transaction.
 *
 * @param logOdds the sum of the trees
 * @param probability calibrated, 0 to 1
 * @param flagged whether it reaches the model's threshold
 */
public record Score(double logOdds, double probability, boolean flagged) {}
