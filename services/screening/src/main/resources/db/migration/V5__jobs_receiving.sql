-- A file that is still being sent counts among the unfinished ones, and has its key's name from the beginning.
alter table jobs drop constraint jobs_state_check;
alter table jobs add constraint jobs_state_check
    check (state in ('receiving', 'waiting', 'running', 'completed', 'failed', 'cancelled', 'expired'));
alter table jobs alter column state set default 'receiving';
