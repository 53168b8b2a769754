package vigil.monitoring.sending;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vigil.monitoring.decisions.DecisionView;
import vigil.monitoring.desk.Answer;
import vigil.monitoring.desk.DecisionDesk;
import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;
import vigil.monitoring.intake.Sender;

/** Takes a reading to the desk and puts answers and failures back in the order of the rows. */
final class RowByRow {

    private final DecisionDesk desk;

    RowByRow(DecisionDesk desk) {
        this.desk = desk;
    }

    List<Result> decide(Sender sender, Reading<ReceivedTransaction> reading) {
        Map<Long, List<Remark>> remarks = remarks(reading);
        List<Result> results = new ArrayList<>(failed(reading, remarks));
        List<Reading.Accepted<ReceivedTransaction>> accepted = reading.accepted();
        if (!accepted.isEmpty()) {
            List<Answer> answers =
                    desk.decide(sender, accepted.stream().map(Reading.Accepted::value).toList());
            for (int i = 0; i < answers.size(); i++) {
                results.add(result(accepted.get(i), answers.get(i), remarks));
            }
        }
        results.sort(Comparator.comparingLong(Result::row));
        return results;
    }

    private static Result result(
            Reading.Accepted<ReceivedTransaction> accepted,
            Answer answer,
            Map<Long, List<Remark>> remarks) {
        long row = accepted.row();
        String clientId = accepted.value().clientId().value();
        List<Remark> own = remarks.getOrDefault(row, List.of());
        return switch (answer) {
            case Answer.Decided decided ->
                    Result.decided(row, DecisionView.of(decided.decision(), clientId), own);
            case Answer.Late late ->
                    Result.decided(row, DecisionView.fallback(late.transaction(), clientId), own);
            case Answer.Refused refused -> Result.refused(row, refused.problem(), own);
        };
    }

    /** One result for each row that failed, with all its failures. */
    static List<Result> failed(Reading<?> reading, Map<Long, List<Remark>> remarks) {
        Map<Long, List<RowFailure>> byRow = new LinkedHashMap<>();
        reading.failures()
                .forEach(failure ->
                        byRow.computeIfAbsent(failure.row(), any -> new ArrayList<>())
                                .add(failure));
        List<Result> results = new ArrayList<>();
        byRow.forEach((row, failures) ->
                results.add(
                        Result.refused(
                                row,
                                Bodies.problem(failures),
                                remarks.getOrDefault(row, List.of()))));
        return results;
    }

    static Map<Long, List<Remark>> remarks(Reading<?> reading) {
        return reading.warnings().stream()
                .collect(
                        Collectors.groupingBy(
                                vigil.monitoring.intake.Warning::row,
                                Collectors.mapping(Remark::of, Collectors.toList())));
    }
}
