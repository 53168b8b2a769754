-- A backtest may sweep a parameter through several values instead of comparing: what is asked, its result beside it.
alter table backtests add column sweep jsonb;
