package vigil.monitoring.directory;

import vigil.monitoring.intake.AccountNumber;

/** An account number together with its blind index, which costs a hash and is made once. */
public record AccountRef(IndexKey index, AccountNumber number) {}
