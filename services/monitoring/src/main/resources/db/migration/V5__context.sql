-- What else is known of a transaction, as it stands in the log (TransactionContext); null when nothing is.
alter table transactions add column context bytea;
