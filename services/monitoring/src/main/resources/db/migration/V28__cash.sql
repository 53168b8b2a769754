-- Cash is told to those who add it up by business day; found among decided transactions without reading the others.
create index transactions_cash on transactions (transaction_id) where format = 'CASH';
