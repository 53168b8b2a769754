package vigil.filings.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.filings.narrative.CaseEvidence.Involved;
import vigil.filings.narrative.CaseEvidence.Payment;
import vigil.filings.narrative.CaseEvidence.Sign;
import vigil.filings.narrative.CaseEvidence.Step;
import vigil.filings.narrative.Sentence.Question;

class NarrativeTest {
    private static final CaseEvidence EVIDENCE =
            new CaseEvidence(
                    "First Bank",
                    List.of(
                            new Involved(
                                    "Acme Inc.", "a customer since 2019", List.of("0001"), "c-1")),
                    List.of(
                            payment("2026-01-05T10:00:00Z", "9500", "cash", "t-1"),
                            payment("2026-01-06T10:00:00Z", "9400.50", "cash", "t-2")),
                    List.of(new Sign("Both payments stayed just below 10,000 USD.", "alert-7")),
                    List.of(
                            new Step(
                                    LocalDate.of(2026, 1, 9), "restricted the account", "note-3")));

    @Test
    void aDraftAnswersTheSixQuestionsAndProvesEverySentence() {
        Narrative draft = NarrativeDraft.of(EVIDENCE);

        assertThat(draft.unanswered()).isEmpty();
        assertThat(draft.unproven()).isEmpty();
        assertThat(draft.text())
                .contains("Acme Inc. is a customer since 2019 of First Bank, account 0001.")
                .contains(
                        "2 payments moved 18,900.50 USD in total, between 9,400.50 USD and 9,500.00 USD each.")
                .contains("from 5 January 2026 to 6 January 2026")
                .contains("On 9 January 2026 First Bank restricted the account.");
    }

    @Test
    void whatNoEvidenceAnswersStaysOpen() {
        Narrative draft =
                NarrativeDraft.of(
                        new CaseEvidence("First Bank", List.of(), List.of(), List.of(), List.of()));

        assertThat(draft.sentences()).isEmpty();
        assertThat(draft.unanswered()).containsExactly(Question.values());
    }

    @Test
    void anUnchangedTextKeepsAllRecords() {
        Narrative draft = NarrativeDraft.of(EVIDENCE);

        assertThat(NarrativeEdit.of(draft, draft.text())).isEqualTo(draft);
    }

    @Test
    void anAddedSentenceIsFlaggedUntilItNamesARecord() {
        Narrative draft = NarrativeDraft.of(EVIDENCE);

        Narrative edited =
                NarrativeEdit.of(draft, draft.text() + " The director laughed when asked.");

        assertThat(edited.unproven())
                .extracting(Sentence::text)
                .containsExactly("The director laughed when asked.");
        Narrative proven =
                NarrativeEdit.prove(edited, edited.sentences().size() - 1, List.of("note-9"));
        assertThat(proven.unproven()).isEmpty();
    }

    @Test
    void aRewordedSentenceKeepsItsRecordsButNotWithAnotherFigure() {
        Narrative draft = NarrativeDraft.of(EVIDENCE);
        String sign = "Both payments stayed just below 10,000 USD.";

        Narrative reworded =
                NarrativeEdit.of(
                        draft,
                        draft.text().replace(sign, "Both payments stayed below 10,000 USD."));
        Narrative falsified =
                NarrativeEdit.of(
                        draft,
                        draft.text().replace(sign, "Both payments stayed just below 9,000 USD."));

        assertThat(reworded.unproven()).isEmpty();
        assertThat(falsified.unproven())
                .extracting(Sentence::text)
                .containsExactly("Both payments stayed just below 9,000 USD.");
    }

    @Test
    void aSentenceSwallowedByALongerOneLosesItsRecords() {
        Narrative draft = NarrativeDraft.of(EVIDENCE);
        String sign = "Both payments stayed just below 10,000 USD.";

        Narrative edited =
                NarrativeEdit.of(
                        draft,
                        draft.text()
                                .replace(
                                        sign,
                                        "It is not true, whatever else was claimed in earlier talks with the branch, that: "
                                                + sign));

        assertThat(edited.unproven()).hasSize(1);
    }

    private static Payment payment(String at, String amount, String channel, String record) {
        return new Payment(
                Instant.parse(at),
                new BigDecimal(amount),
                "USD",
                "Acme Inc.",
                "account 0001",
                channel,
                "Main Street",
                record);
    }
}
