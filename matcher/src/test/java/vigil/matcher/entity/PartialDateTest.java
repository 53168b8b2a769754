package vigil.matcher.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PartialDateTest {

    @Test
    void readsTheWaysListsWriteDates() {
        assertThat(PartialDate.parse("1972")).contains(PartialDate.year(1972));
        assertThat(PartialDate.parse("03 May 1972"))
                .contains(PartialDate.of(LocalDate.of(1972, 5, 3)));
        assertThat(PartialDate.parse("1972-05-03"))
                .contains(PartialDate.of(LocalDate.of(1972, 5, 3)));
        assertThat(PartialDate.parse("May 1972"))
                .contains(new PartialDate(1972, 1972, 5, 0, false));
        assertThat(PartialDate.parse("circa 1972")).contains(PartialDate.year(1972).asCirca());
        assertThat(PartialDate.parse("1961 to 1963")).contains(PartialDate.years(1961, 1963));
    }

    @Test
    void whatIsNoDateIsNone() {
        assertThat(PartialDate.parse("")).isEmpty();
        assertThat(PartialDate.parse("unknown")).isEmpty();
        assertThat(PartialDate.parse("31 Feb 1972")).isEmpty();
        assertThat(PartialDate.parse("03 Xyz 1972")).isEmpty();
        assertThat(PartialDate.parse("0000")).isEmpty();
        assertThat(PartialDate.parse("circa ".repeat(50))).isEmpty();
        assertThat(PartialDate.parse("1 to ".repeat(20))).isEmpty();
    }

    @Test
    void aDayNeedsItsMonth() {
        assertThatThrownBy(() -> new PartialDate(1972, 1972, 0, 3, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPersonsDateIsNotPrinted() {
        assertThat(PartialDate.year(1972).toString()).doesNotContain("1972");
    }
}
