package vigil.monitoring.store;

import vigil.monitoring.directory.AccountDirectory;

/** A prepared transaction whose accounts are known by their surrogates. */
record Addressed(Prepared prepared, AccountDirectory.Known payer, AccountDirectory.Known payee) {}
