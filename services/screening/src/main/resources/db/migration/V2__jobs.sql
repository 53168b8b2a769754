-- Files of names that are screened row by row. The rows and the results lie in the house's folder, sealed under the
-- job's key; here stands how far a job has come, and up to which byte its results are whole.
create table jobs (
    number          bigint      generated always as identity,
    job_id          uuid        primary key,
    institution     text        not null,
    idempotency_key text,
    state           text        not null default 'waiting'
        check (state in ('waiting', 'running', 'completed', 'failed', 'cancelled')),
    reason          text,
    lists           jsonb       not null default '{}',
    rows            bigint      not null default 0,
    with_hits       bigint      not null default 0,
    hits            bigint      not null default 0,
    failed          bigint      not null default 0,
    result_bytes    bigint      not null default 0,
    result_chunks   integer     not null default 0,
    sent_by         text        not null,
    sent_at         timestamptz not null default now(),
    finished_at     timestamptz,
    unique (institution, idempotency_key)
);

create index jobs_number on jobs (institution, number);

alter table jobs enable row level security;

create policy own_institution on jobs using (institution = (select current_setting('vigil.institution', true)));
