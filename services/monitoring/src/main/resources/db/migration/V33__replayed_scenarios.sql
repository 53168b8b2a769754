-- How near each scenario in force was, found while a decision is made again; nothing of it is kept for every payment.
alter table replays add column scenarios jsonb;
