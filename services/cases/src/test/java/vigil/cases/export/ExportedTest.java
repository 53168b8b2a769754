package vigil.cases.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportedTest {

    @ParameterizedTest
    @CsvSource({
        "statement March.pdf,statement March.pdf",
        "../../etc/passwd,_.._etc_passwd",
        "Kontoauszug Zürich.pdf,Kontoauszug Zürich.pdf",
        "'a\\b:c*?.txt',a_b_c_.txt",
        "...,the-id",
        "'  .hidden',hidden"
    })
    void aNameCanStandInAnyFolderAndInALineOfHashes(String name, String readable) {
        assertThat(Exported.readable(name, "the-id")).isEqualTo(readable);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(Exported.readable("x".repeat(500) + ".pdf", "the-id"))
                .hasSize(120)
                .endsWith("x.pdf");
        assertThat(Exported.readable(null, "the-id")).isEqualTo("the-id");
        assertThat(Exported.readable("two\nlines.txt", "the-id")).isEqualTo("two_lines.txt");
    }
}
