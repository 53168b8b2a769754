package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.engine.Transaction;
import vigil.engine.features.Catalogue;
import vigil.engine.features.Feature;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;

/** A condition turned into Java says at every moment what the CEL runtime says. */
class ConditionEqualityTest {
    private static final List<String> ODD_ONES =
            List.of(
                    "amount / payer.outMean > 3.0 || amount < 10.0",
                    "amount - payer.outGreatest * 2.0 >= -50.0 ? format == \"CASH\" : crossBorder",
                    "!(payerCountry in [\"DE\", \"US\"]) && payeeCountry != \"\"",
                    "payer.outCount1d + payee.inCount1d * 2 - 1 > -payer.payees7d",
                    "(toOneself == sameBank) != roundAmount",
                    "payerCountry == payeeCountry && payerCountry != \"FR\"",
                    "true && pair.count != 3 && payer.outCount7d == payer.outCount30d",
                    "payer.outMean / payer.inMean == payer.outMean / payer.inMean",
                    "cycle.hops > 2 || chain.hops >= 2 || (fanIn.strangers > 4 && scatterGather.mids < 9)");

    private static String scenario(int number, String condition) {
        return """
        id: odd-%d
        version: 1
        name: odd
        typology: odd
        description: odd
        red-flags: [{text: odd, source: nobody}]
        jurisdiction: any
        owner: nobody
        severity: low
        condition: '%s'
        reason: odd
        subject: payer
        evidence: transaction
        score: 1
        outcome: approve
        alert: false
        suppress: 1d
        examples:
          - {name: a, hit: true, transactions: ['day 1 10:00, a -> b, 1']}
          - {name: b, hit: false, transactions: ['day 1 10:00, a -> b, 1']}
        """
                .formatted(number, condition);
    }

    private static CelType type(Feature.Kind kind) {
        return switch (kind) {
            case COUNT -> SimpleType.INT;
            case TRUTH -> SimpleType.BOOL;
            case TEXT -> SimpleType.STRING;
            default -> SimpleType.DOUBLE;
        };
    }

    private static CelRuntime.Program program(Scenario scenario) throws Exception {
        CelCompilerBuilder compiler = CelCompilerFactory.standardCelCompilerBuilder();
        Catalogue.all().forEach(feature -> compiler.addVar(feature.name(), type(feature.kind())));
        own(scenario).forEach(feature -> compiler.addVar(feature.name(), type(feature.kind())));
        String source = scenario.condition().source();
        return CelRuntimeFactory.standardCelRuntimeBuilder()
                .build()
                .createProgram(compiler.build().compile(source).getAst());
    }

    /** What the scenario declares for itself. */
    private static List<Feature> own(Scenario scenario) {
        return scenario.condition().features().stream()
                .filter(feature -> Catalogue.find(feature.name()) == null)
                .toList();
    }

    @Test
    void javaAndCelAgree(@TempDir Path folder) throws Exception {
        for (int i = 0; i < ODD_ONES.size(); i++) {
            Files.writeString(folder.resolve("odd-" + i + ".yaml"), scenario(i, ODD_ONES.get(i)));
        }
        agree(ScenarioSet.load(folder), true);
        agree(ScenarioSet.builtIn(), false);
    }

    private static void agree(ScenarioSet set, boolean bothAnswersMustOccur) throws Exception {
        Map<Scenario, CelRuntime.Program> programs = new HashMap<>();
        for (Scenario scenario : set.scenarios()) {
            programs.put(scenario, program(scenario));
        }
        Map<String, Integer> held = new HashMap<>();
        Core core = Core.empty(CoreSettings.defaults(), set);
        int seen = 0;
        for (Transaction transaction : Streams.random(4, 150, 1_500, 12)) {
            core.decide(transaction);
            Map<String, Object> values = values(core);
            seen++;
            for (Scenario scenario : set.scenarios()) {
                for (Feature feature : own(scenario)) {
                    values.put(feature.name(), value(feature, core));
                }
                boolean java = scenario.condition().holds(core.moment());
                Object cel = Objects.requireNonNull(programs.get(scenario)).eval(values);
                assertThat(java)
                        .as("%s at %s", scenario.condition().source(), values)
                        .isEqualTo(cel);
                held.merge(scenario.id(), java ? 1 : 0, Integer::sum);
            }
        }
        if (bothAnswersMustOccur) {
            int all = seen;
            assertThat(held).allSatisfy((id, count) -> assertThat(count).as(id).isBetween(1, all));
        }
    }

    private static Map<String, Object> values(Core core) throws IOException {
        Map<String, Object> values = new HashMap<>();
        for (Feature feature : Catalogue.all()) {
            values.put(feature.name(), value(feature, core));
        }
        return values;
    }

    private static Object value(Feature feature, Core core) {
        if (feature.kind() == Feature.Kind.TEXT) {
            return feature.text().apply(core.moment());
        }
        double figure = feature.figure().applyAsDouble(core.moment());
        return switch (feature.kind()) {
            case COUNT -> (long) figure;
            case TRUTH -> figure != 0;
            default -> figure;
        };
    }
}
