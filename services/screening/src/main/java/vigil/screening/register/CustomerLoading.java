package vigil.screening.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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

    /** The same, also while others are being loaded; nothing happens before its own are. */
    public void onceLoaded(InstitutionId institution, Consumer<CustomerBook> step) {
        watches.loaded(institution)
                .ifPresent(watch ->
                        alone(
                                watch,
                                institution,
                                book -> {
                                    step.accept(book);
                                    return true;
                                }));
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
            CustomerRows.Read read =
                    questions.ask(
                            institution,
                            connection -> rows.present(connection, institution, doubtful));
            rows.forget(institution, book.settle(read));
        }
    }

    /** Loads all customers of an institution; nobody changes any meanwhile. */
    public void load(InstitutionId institution) {
        Watch watch = watches.fresh();
        watch.alone(book -> {
            CustomerRows.Read read = all(institution);
            book.load(read);
            screenMissed(institution, book);
            tell(institution, read);
            return true;
        });
        watches.enter(institution, watch);
    }

    private static void tell(InstitutionId institution, CustomerRows.Read read) {
        if (!read.unread().isEmpty()) {
            log.atError()
                    .setMessage("customers cannot be read and are not watched")
                    .addKeyValue("institution", institution)
                    .addKeyValue("customers", read.unread().size())
                    .addKeyValue("first", read.unread().getFirst())
                    .log();
        }
        log.atInfo()
                .setMessage("customers are loaded")
                .addKeyValue("institution", institution)
                .addKeyValue("customers", read.customers().size())
                .log();
    }

    /** Who can be read again was not screened against what came meanwhile. */
    private void screenMissed(InstitutionId institution, CustomerBook book) {
        List<String> back =
                questions.ask(institution, MissedCustomers::all).stream()
                        .filter(customer -> book.find(customer).isPresent())
                        .toList();
        if (!back.isEmpty()) {
            questions.change(
                    institution,
                    connection -> {
                        CustodyNumber.hold(connection, book.custody());
                        MissedCustomers.screenAnew(connection, back);
                        return true;
                    });
        }
    }

    private CustomerRows.Read all(InstitutionId institution) {
        List<Watched> customers = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        long after = 0;
        while (true) {
            long from = after;
            CustomerRows.Chunk chunk =
                    questions.ask(
                            institution,
                            connection -> rows.chunk(connection, institution, from, CHUNK));
            customers.addAll(chunk.read().customers());
            unread.addAll(chunk.read().unread());
            if (chunk.rows() < CHUNK) {
                return new CustomerRows.Read(customers, unread);
            }
            after = chunk.last();
        }
    }
}
