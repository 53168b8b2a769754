-- A backtest may name a version of a model to be tried beside the scenarios; what was in force then stands beside it.
alter table backtests add column model text;
alter table backtests add column model_version integer;
alter table backtests add column live_model text;
alter table backtests add column live_version integer;
alter table backtests add constraint model_with_version check ((model is null) = (model_version is null));
alter table backtests add constraint live_model_with_version check ((live_model is null) = (live_version is null));
