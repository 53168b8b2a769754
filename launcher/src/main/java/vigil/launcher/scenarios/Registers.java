package vigil.launcher.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;

/**
 * What outside registers hold, and which scenario stands for each entry. Of Tazama's register (its
 * published configuration) EFRuP is missing: an officer's override is a snooze here, no scenario.
 * Of Ballerine's definitions three are: they come from reports about a merchant, not from
 * transactions.
 */
final class Registers {
    private static final String TAZAMA =
            "001 002 003 004 006 007 008 010 011 016 017 018 020 021 024 025 026 027 028 030 044 045 048 054 063"
                    + " 074 075 076 078 083 084 090 091 901 902";
    private static final String BALLERINE =
            "PAY_HCA_CC PAY_HCA_APM STRUC_CC STRUC_APM HCAI_CC HACI_APM HVIC_CC HVIC_APM CHVC_C SHCAC_C CHCR_C"
                    + " SHCAR_C HPC TLHAICC TLHAIAPM PGAICT PGAIAPM DORMANT HVHAI_CC HVHAI_APM MMOC_CC MMOC_APM"
                    + " MGAV_CC MGAV_APM DSTA_CC DSTA_APM DMT_CC DMT_APM";
    private static final String AMLWORLD =
            "fan-out fan-in cycle random bipartite stack scatter-gather gather-scatter";

    /** What no scenario stands for, and why. */
    private static final Map<String, String> GAPS =
            Map.of(
                    "amlworld/bipartite",
                    "none: its rings are pairs of accounts, each paid once, that nothing ties to each other but the day; in a million payments 224 of theirs stand among 50,293 ordinary first payments of the same rail and size");

    private Registers() {}

    /**
     * An entry with the scenarios that stand for it.
     *
     * @param gap why none does; empty where one does
     */
    record Entry(String name, List<String> scenarios, String gap) {}

    static List<Entry> of(ScenarioSet set) {
        List<Entry> entries = new ArrayList<>();
        each("tazama/", TAZAMA).forEach(name -> entries.add(entry(set, name)));
        each("ballerine/", BALLERINE).forEach(name -> entries.add(entry(set, name)));
        each("amlworld/", AMLWORLD).forEach(name -> entries.add(entry(set, name)));
        return entries;
    }

    private static Stream<String> each(String register, String names) {
        return Stream.of(names.split(" ")).map(name -> register + name);
    }

    /** AMLworld's typologies are typologies here too. */
    private static Entry entry(ScenarioSet set, String name) {
        String gap = GAPS.get(name);
        if (gap != null) {
            return new Entry(name, List.of(), gap);
        }
        String typology = name.substring(name.indexOf('/') + 1).toLowerCase(Locale.ROOT);
        boolean byTypology = name.startsWith("amlworld/");
        return new Entry(
                name,
                set.scenarios().stream()
                        .filter(scenario ->
                                scenario.covers().contains(name)
                                        || (byTypology && scenario.typology().equals(typology)))
                        .map(Scenario::id)
                        .sorted()
                        .toList(),
                "");
    }
}
