package vigil.launcher.analyse.transactions;

import vigil.contracts.csv.RowFailure;
import vigil.engine.Transaction;

/** What a data row of a transaction file became. */
public sealed interface FileRecord {
    /** A transaction for the core, with what the file says of it. */
    record Taken(long row, Transaction transaction, Label label) implements FileRecord {
        Taken(long row, Transaction transaction, boolean laundering) {
            this(row, transaction, Label.of(laundering));
        }

        public boolean laundering() {
            return label.laundering();
        }
    }

    /** A row that could not be taken. */
    record Refused(RowFailure failure) implements FileRecord {}

    /**
     * The file's word on a transaction.
     *
     * @param laundering false where the file has no labels
     * @param ring what the file calls the laundering that it is part of; empty without
     * @param typology the kind of behaviour that it was made for, honest ones too; empty without
     */
    record Label(boolean laundering, String ring, String typology) {
        private static final Label LAUNDERING = new Label(true, "", "");
        private static final Label ORDINARY = new Label(false, "", "");

        /** Nothing but whether it is laundering. */
        public static Label of(boolean laundering) {
            return laundering ? LAUNDERING : ORDINARY;
        }
    }
}
