package vigil.monitoring.peers;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.money.Currency;
import vigil.monitoring.rounds.Rounds;

/**
 * Counts anew the weeks that have new transactions, in the process that leads. It rests twenty
 * times as long as it worked: however many transactions there are, it takes a twentieth of one core
 * at most.
 */
public final class PeerRounds extends Rounds {

    private static final int REST = 20;

    private final DataSource dataSource;
    private final Questions questions;
    private final Currency currency;
    private final BooleanSupplier leading;
    private long restsUntil = System.nanoTime();

    public PeerRounds(
            DataSource dataSource,
            Questions questions,
            Currency currency,
            PeerSettings settings,
            BooleanSupplier leading) {
        super("peers", settings.countEvery());
        this.dataSource = dataSource;
        this.questions = questions;
        this.currency = currency;
        this.leading = leading;
    }

    @Override
    protected boolean isDue() {
        return leading.getAsBoolean() && System.nanoTime() - restsUntil >= 0;
    }

    @Override
    protected void round() throws SQLException {
        long began = System.nanoTime();
        try {
            for (InstitutionId institution : Questions.institutions(dataSource)) {
                count(institution);
            }
        } finally {
            long now = System.nanoTime();
            restsUntil = now + REST * (now - began);
        }
    }

    /** The newest week first: that is where alerts are. A round cut short is gone again. */
    private void count(InstitutionId institution) {
        PeerRows.News news =
                questions.ask(institution, connection -> PeerRows.news(connection, institution));
        if (!news.isSome()) {
            return;
        }
        List<LocalDate> weeks =
                new ArrayList<>(
                        questions.ask(
                                institution,
                                connection -> PeerRows.touched(connection, institution, news)));
        for (LocalDate week : weeks.reversed()) {
            if (!leading.getAsBoolean() || !isRunning()) {
                return;
            }
            questions.change(
                    institution,
                    connection -> {
                        PeerRows.replace(
                                connection,
                                institution,
                                week,
                                currency,
                                PeerCount.of(connection, week, currency));
                        return week;
                    });
        }
        questions.change(
                institution,
                connection -> {
                    PeerRows.counted(connection, institution, news);
                    return news;
                });
    }
}
