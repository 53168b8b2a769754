package vigil.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.contracts.amlworld.RingKey;
import vigil.simulator.population.AccountName;

/** All that a simulation gave. */
record Rows(List<AmlworldRow> rows, RingKey key) {
    static Rows of(SimulationSettings settings) {
        List<AmlworldRow> rows = new ArrayList<>();
        RingKey key = new Simulation(settings).run(rows::add);
        return new Rows(rows, key);
    }

    static SimulationSettings small() {
        return SimulationSettings.defaults().withSize(4_000, 20_000, 18);
    }

    static AccountName payer(AmlworldRow row) {
        return new AccountName(row.fromBank(), row.fromAccount());
    }

    static AccountName payee(AmlworldRow row) {
        return new AccountName(row.toBank(), row.toAccount());
    }

    List<AmlworldRow> ofRing(RingKey.Ring ring) {
        return ring.rows().stream().map(number -> rows.get(number.intValue())).toList();
    }

    static LocalDate date(AmlworldRow row) {
        return LocalDate.ofInstant(row.at(), java.time.ZoneOffset.UTC);
    }
}
