package vigil.bench.street;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.amlworld.AmlworldCsv;
import vigil.contracts.amlworld.AmlworldRecord;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.launcher.demo.Payment;
import vigil.launcher.terminal.Trouble;

/** The first rows of a file as payments, one after the other, and again from the first. */
record FilePayments(String run, List<AmlworldRow> rows) implements Payments {

    private static final int MOST = 300_000;

    /** Reads the rows that a run may need. */
    static List<AmlworldRow> read(Path file) throws IOException {
        List<AmlworldRow> rows = new ArrayList<>();
        try (AmlworldCsv csv = AmlworldCsv.open(file)) {
            AmlworldRecord record = csv.next();
            while (record != null && rows.size() < MOST) {
                if (record instanceof AmlworldRecord.Read read) {
                    rows.add(read.row());
                }
                record = csv.next();
            }
        }
        if (rows.isEmpty()) {
            throw new Trouble("There is no readable row in " + file + ".");
        }
        return rows;
    }

    @Override
    public byte[] json(long number) {
        AmlworldRow row = rows.get((int) (number % rows.size()));
        return JsonMapper.shared().writeValueAsBytes(Payment.of(run + "-" + number, row));
    }
}
