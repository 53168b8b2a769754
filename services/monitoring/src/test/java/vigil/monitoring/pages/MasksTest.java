package vigil.monitoring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vigil.kernel.secrecy.Personal;

class MasksTest {

    @Test
    void ofANumberTheLastFourAreLeft() {
        assertThat(Masks.number(Personal.of("DE89370400440532013000"))).isEqualTo("****3000");
        assertThat(Masks.number(Personal.of("1234"))).isEqualTo("****");
    }

    @Test
    void ofANameTheInitials() {
        assertThat(Masks.name("Maria  Weber")).isEqualTo("M. W.");
        assertThat(Masks.name("Øystein 李")).isEqualTo("Ø. 李.");
        assertThat(Masks.name(" ")).isNull();
    }

    @Test
    void ofADateTheYear() {
        assertThat(Masks.year("1980-02-29")).isEqualTo("1980");
        assertThat(Masks.year(null)).isNull();
    }
}
