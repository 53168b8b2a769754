package vigil.filings.fincen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.filings.report.FincenFiling;

/**
 * An outside judge: libxml2's xmllint, where it is installed, holds batches against the schemas.
 */
class XmllintTest {
    private static final int BATCHES = Integer.getInteger("vigil.filings.reports", 2_000) / 2;
    private static final FincenForms FORMS = new FincenForms();

    @TempDir private Path folder;

    @Test
    void anotherValidatorAcceptsEveryBatchAndRefusesABrokenOne() throws Exception {
        assumeTrue(installed(), "SKIPPED: xmllint is not installed (Debian: libxml2-utils)");
        RandomReports reports = new RandomReports(113);
        List<Path> suspicious = new ArrayList<>();
        List<Path> currency = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            suspicious.add(save("s" + i, List.of(reports.suspicious(), reports.suspicious())));
            currency.add(save("c" + i, List.of(reports.currency(), reports.currency())));
        }

        assertThat(judge("EFL_SARXBatchSchema.xsd", suspicious)).isZero();
        assertThat(judge("EFL_CTRXBatchSchema.xsd", currency)).isZero();
        assertThat(judge("EFL_CTRXBatchSchema.xsd", suspicious.subList(0, 1))).isNotZero();
        assertThat(judge("EFL_SARXBatchSchema.xsd", List.of(broken(suspicious.getFirst()))))
                .isNotZero();
    }

    private Path save(String name, List<FincenFiling> filings) throws Exception {
        return Files.write(folder.resolve(name + ".xml"), FORMS.write(filings).file());
    }

    private Path broken(Path good) throws Exception {
        String text = Files.readString(good).replace("SeqNum=\"2\"", "SeqNum=\"1\"");
        return Files.writeString(folder.resolve("broken.xml"), text);
    }

    private int judge(String schema, List<Path> files) throws Exception {
        Path xsd = folder.resolve(schema);
        try (var in = FincenForms.class.getResourceAsStream("/vigil/filings/fincen/" + schema)) {
            Files.write(xsd, java.util.Objects.requireNonNull(in).readAllBytes());
        }
        List<String> command =
                Stream.concat(
                                Stream.of("xmllint", "--noout", "--nonet", "--schema", xsd + ""),
                                files.stream().map(Path::toString))
                        .toList();
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out").toFile())
                        .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(folder.resolve("out"), StandardCharsets.UTF_8))
                .contains(files.getFirst().toString());
        return process.exitValue();
    }

    private static boolean installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "xmllint")));
    }
}
