package vigil.filings.fincen;

import java.util.List;

/**
 * A file for FinCEN.
 *
 * @param form {@code SARX} or {@code CTRX}
 * @param file the bytes to submit
 * @param sequenceNumbers of the reports in their order: what an acknowledgement names them by
 */
public record Batch(String form, byte[] file, List<Long> sequenceNumbers) {

    public Batch {
        file = file.clone();
        sequenceNumbers = List.copyOf(sequenceNumbers);
    }

    @Override
    public byte[] file() {
        return file.clone();
    }

    @Override
    public String toString() {
        return "Batch[" + form + ", " + sequenceNumbers.size() + " reports]";
    }
}
