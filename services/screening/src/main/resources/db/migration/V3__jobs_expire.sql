-- Results hold names of persons: kept for a declared time, then their key is destroyed.
alter table jobs drop constraint jobs_state_check;
alter table jobs add constraint jobs_state_check
    check (state in ('waiting', 'running', 'completed', 'failed', 'cancelled', 'expired'));
