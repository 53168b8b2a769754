package vigil.monitoring.intake.json;

import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.ReceivedTransaction;

/**
 * What became of a request.
 *
 * @param batch whether the sender wrote a list, and so expects an answer for each row
 */
public record JsonReading(boolean batch, Reading<ReceivedTransaction> transactions) {}
