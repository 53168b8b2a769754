package vigil.filings.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTest {
    private static final Deadlines STANDARD = Deadlines.standard();

    @Test
    void tenThousandDeadlinesAreAsTheTableHasThem() throws Exception {
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        try (BufferedReader table =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        Objects.requireNonNull(
                                                Deadlines.class.getResourceAsStream(
                                                        "cases.csv.gz"))),
                                StandardCharsets.UTF_8))) {
            for (String line = table.readLine(); line != null; line = table.readLine()) {
                String[] fields = line.split(",", -1);
                String found =
                        STANDARD.of(fields[0], Duty.valueOf(fields[1]), Instant.parse(fields[2]))
                                .map(deadline -> deadline.lateAt().toString())
                                .orElse("none");
                if (!found.equals(fields[3])) {
                    wrong.add(line + " but " + found);
                }
                cases++;
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(cases).isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "US,2021-12-31,New Year on a Saturday",
        "US,2022-06-20,Juneteenth on a Sunday",
        "US,2026-07-03,Independence Day on a Saturday",
        "US,2026-11-26,Thanksgiving",
        "TARGET,2026-04-03,Good Friday",
        "DE,2017-10-31,once only",
        "DE,2026-05-14,Ascension",
        "FR,2026-05-25,Whit Monday",
        "FR,2026-07-14,national day"
    })
    void holidaysAreNoWorkingDays(String calendar, LocalDate day, String why) {
        assertThat(STANDARD.calendar(calendar).isHoliday(day)).as(why).isTrue();
        assertThat(STANDARD.calendar(calendar).isWorkingDay(day)).as(why).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "US,2020-06-19",
        "US,2022-01-03",
        "DE,2018-10-31",
        "FR,2026-04-03",
        "TARGET,2026-05-14"
    })
    void otherDaysAreWorkedThere(String calendar, LocalDate day) {
        assertThat(STANDARD.calendar(calendar).isWorkingDay(day)).isTrue();
    }

    @Test
    void theLastDayEndsAtTheInstitutionsMidnightAndNotBefore() {
        Instant began = Instant.parse("2026-02-06T04:59:59Z"); // 5 February in New York.

        Deadline deadline = STANDARD.of("US", Duty.SUSPICIOUS_ACTIVITY, began).orElseThrow();

        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2026, 3, 7));
        assertThat(deadline.lateAt()).isEqualTo(Instant.parse("2026-03-08T05:00:00Z"));
        assertThat(deadline.isMissed(deadline.lateAt().minusNanos(1))).isFalse();
        assertThat(deadline.isMissed(deadline.lateAt())).isTrue();
    }

    @Test
    void anInstitutionElsewhereHasItsOwnMidnight() {
        Instant began = Instant.parse("2026-02-05T12:00:00Z");
        DeadlineRule rule =
                STANDARD.of("US", Duty.CURRENCY_TRANSACTION, began).orElseThrow().rule();

        Deadline deadline = STANDARD.of(rule, began, ZoneId.of("Pacific/Honolulu"));

        assertThat(deadline.lateAt()).isEqualTo(Instant.parse("2026-02-21T10:00:00Z"));
    }

    @Test
    void beforeALawIsInForceThereIsNoDeadline() {
        assertThat(STANDARD.of("DE", Duty.AUTHORITY_REQUEST, Instant.parse("2027-07-09T12:00:00Z")))
                .isEmpty();
        assertThat(STANDARD.of("DE", Duty.AUTHORITY_REQUEST, Instant.parse("2027-07-10T12:00:00Z")))
                .hasValueSatisfying(deadline ->
                        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2027, 7, 16)));
        assertThat(STANDARD.of("XX", Duty.AUTHORITY_REQUEST, Instant.EPOCH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"calendars\": [], \"rules\": [{\"jurisdiction\": \"US\", \"duty\": \"CURRENCY_TRANSACTION\", \"count\": 15, \"unit\": \"CALENDAR_DAYS\", \"calendar\": \"US\", \"zone\": \"UTC\", \"source\": \"\"}]}",
                "{\"calendars\": [{\"name\": \"X\", \"holidays\": [{\"name\": \"?\", \"on\": \"some day\", \"observed\": false}]}], \"rules\": []}"
            })
    void aConfigurationThatIsNotUnderstoodIsRefused(String text) {
        assertThatThrownBy(() ->
                        Deadlines.read(
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final String OWN =
            """
            {
              "calendars": [
                {"name": "XX", "holidays": [{"name": "Founding day", "on": "03-04", "observed": false}]}
              ],
              "rules": [
                {"jurisdiction": "XX", "duty": "AUTHORITY_REQUEST", "count": 3, "unit": "WORKING_DAYS", "calendar": "XX", "zone": "UTC", "until": "2026-12-31", "source": "decree 1"},
                {"jurisdiction": "XX", "duty": "AUTHORITY_REQUEST", "count": 2, "unit": "WORKING_DAYS", "calendar": "XX", "zone": "UTC", "from": "2027-01-01", "source": "decree 2"},
                {"jurisdiction": "DE", "duty": "AUTHORITY_REQUEST", "count": 7, "unit": "CALENDAR_DAYS", "calendar": "DE", "zone": "Europe/Berlin", "source": "our own"}
              ]
            }
            """;

    @Test
    void aDeploymentsOwnTableStandsBesideTheShippedOne(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("own.json"), OWN);

        Deadlines deadlines = Deadlines.standardAnd(file);

        assertThat(lastDay(deadlines, "XX", "2026-03-03T12:00:00Z")).isEqualTo("2026-03-09");
        assertThat(lastDay(deadlines, "XX", "2027-03-01T12:00:00Z"))
                .as("the rule of the day, and the holiday left out")
                .isEqualTo("2027-03-03");
        assertThat(lastDay(deadlines, "DE", "2027-07-12T12:00:00Z"))
                .as("its own goes before the shipped one")
                .isEqualTo("2027-07-19");
        assertThat(lastDay(deadlines, "FR", "2027-07-12T12:00:00Z")).isEqualTo("2027-07-20");
    }

    private static String lastDay(Deadlines deadlines, String jurisdiction, String began) {
        return deadlines
                .of(jurisdiction, Duty.AUTHORITY_REQUEST, Instant.parse(began))
                .orElseThrow()
                .lastDay()
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"decree 2\"}|\"decree 2\"|line 8",
                "\"decree 1\"|\"decree 1\", \"untill\": \"2026-12-31\"|line 6",
                "03-04|04-31|line 3",
                "\"count\": 2|\"count\": 0|line 7",
                "2027-01-01|2026-12-31|line 7: line 6",
                "\"zone\": \"UTC\", \"from\"|\"zone\": \"Mars\", \"from\"|line 7",
                "\"calendar\": \"DE\"|\"calendar\": \"DD\"|line 8: no calendar is called DD",
                "\"rules\"|\"rulez\"|line 5: nothing is called rulez"
            })
    void aBrokenTableIsRefusedWithItsLine(
            String there, String instead, String says, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("own.json"), OWN.replace(there, instead));

        assertThatThrownBy(() -> Deadlines.standardAnd(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own.json, " + says);
    }

    @Test
    void aTableThatIsNotThereIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> Deadlines.standardAnd(folder.resolve("none.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.json");
    }
}
