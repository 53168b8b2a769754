package vigil.screening.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;

/** Reads customers from the database into memory. */
public final class CustomerLoading {

    private static final Logger log = LoggerFactory.getLogger(CustomerLoading.class);
    private static final int CHUNK = 8_192;

    private final Questions questions;
    private final Watches watches;
    private final CustomerRows rows;

    public CustomerLoading(Questions questions, Watches watches, CustomerRows rows) {
        this.questions = questions;
        this.watches = watches;
        this.rows = rows;
    }

    /** Where they are loaded to. */
    public Watches watches() {
        return watches;
    }

    /**
     * Does something with an institution's customers that nothing else may run beside. Of whom it
     * is not known how they stand is read first; when that fails, so does this.
     */
    public <T> T alone(InstitutionId institution, Function<CustomerBook, T> change) {
        return alone(watches.of(institution), institution, change);
    }

    /** As {@link #alone}, also while others are still being loaded. */
    public <T> T early(InstitutionId institution, Function<CustomerBook, T> change) {
        return alone(watches.loading(institution), institution, change);
    }

    private <T> T alone(Watch watch, InstitutionId institution, Function<CustomerBook, T> change) {
        return watch.alone(book -> {
            settle(institution, book);
            return change.apply(book);
        });
    }

    private void settle(InstitutionId institution, CustomerBook book) {
        Set<String> doubtful = book.doubtful();
        if (!doubtful.isEmpty()) {
            List<Watched> present =
                    questions.ask(
                            institution,
                            connection -> rows.present(connection, institution, doubtful));
            rows.forget(institution, book.settle(present));
        }
    }

    /** Loads all customers of an institution; nobody changes any meanwhile. */
    public void load(InstitutionId institution) {
        int size =
                watches.loading(institution)
                        .alone(book -> {
                            List<Watched> customers = all(institution);
                            book.load(customers);
                            return customers.size();
                        });
        log.atInfo()
                .setMessage("customers are loaded")
                .addKeyValue("institution", institution)
                .addKeyValue("customers", size)
                .log();
    }

    private List<Watched> all(InstitutionId institution) {
        List<Watched> customers = new ArrayList<>();
        long after = 0;
        while (true) {
            long from = after;
            CustomerRows.Chunk chunk =
                    questions.ask(
                            institution,
                            connection -> rows.chunk(connection, institution, from, CHUNK));
            customers.addAll(chunk.customers());
            if (chunk.rows() < CHUNK) {
                return customers;
            }
            after = chunk.last();
        }
    }
}
