package vigil.engine;

import java.util.List;

/**
 * How unusual a transaction is among its peers', whatever known crime it may resemble.
 *
 * @param share of the peers' transactions that are less unusual, 0 to 1
 * @param peers whom it was held against, in words
 * @param reasons what made it unusual, the strongest first; empty where it is not, and of a model
 *     in shadow
 */
public record AnomalyScore(double share, String peers, List<ScoreReason> reasons) {}
