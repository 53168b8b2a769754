package vigil.monitoring.transactions;

import org.springframework.stereotype.Component;
import vigil.monitoring.store.Preparation;

/** What finding transactions again needs: their names, and who opens their rows. */
@Component
record ReadSide(Preparation preparation, TransactionReader reader) {}
