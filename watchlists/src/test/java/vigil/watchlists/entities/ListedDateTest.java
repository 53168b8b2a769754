package vigil.watchlists.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListedDateTest {

    @ParameterizedTest
    @CsvSource({
        "04 Jul 1954, 1954-07-04",
        "Jul 1954, 1954-07",
        "1954, 1954",
        "circa 1954, 1954~",
        "circa 04 Jul 1954, 1954-07-04~",
        "1954 to 1957, 1954/1957",
        "circa 1954-1957, 1954~/1957~",
        "01 Jan 1954 to 31 Mar 1955, 1954-01-01/1955-03-31"
    })
    void datesInEnglishAreUnderstood(String text, String date) {
        assertThat(ListedDate.english(text)).map(ListedDate::text).contains(date);
    }

    @ParameterizedTest
    @CsvSource({
        "04/07/1954, 1954-07-04",
        "00/00/1954, 1954",
        "dd/mm/1954, 1954",
        "dd/07/1954, 1954-07",
        "1954, 1954"
    })
    void datesWithTheDayFirstAreUnderstood(String text, String date) {
        assertThat(ListedDate.dayFirst(text)).map(ListedDate::text).contains(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "31 Feb 1954", "Monday", "1957 to 1954", "04 Qqq 1954", "0000"})
    void whatIsNoDateIsNone(String text) {
        assertThat(ListedDate.english(text)).isEmpty();
    }

    @Test
    void aDateSaysWhichDaysItCanMean() {
        ListedDate range = ListedDate.of("1954/1957").orElseThrow();

        assertThat(range.earliest()).isEqualTo(LocalDate.of(1954, 1, 1));
        assertThat(range.latest()).isEqualTo(LocalDate.of(1957, 12, 31));
        assertThat(ListedDate.of("1954-02~").orElseThrow().latest())
                .isEqualTo(LocalDate.of(1954, 2, 28));
        assertThat(ListedDate.of("1954-02~").orElseThrow().approximate()).isTrue();
    }

    @Test
    void aHugeTextIsNoDateAndCostsNothing() {
        assertThat(ListedDate.english("1".repeat(1_000_000))).isEmpty();
        assertThat(ListedDate.of("/".repeat(1_000_000))).isEmpty();
    }
}
