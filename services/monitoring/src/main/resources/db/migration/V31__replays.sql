-- Decisions made again: one at a time in an institution, begun anew by the next house when one goes down.
create table replays (
    number             bigint      generated always as identity,
    replay_id          uuid        primary key,
    institution        text        not null,
    transaction_id     uuid        not null,
    log_partition      integer     not null,
    log_offset         bigint      not null,
    configuration_hash text        not null,
    engine_version     text        not null,
    state              text        not null check (state in ('waiting', 'running', 'equal', 'different', 'failed')),
    records            bigint      not null default 0,
    difference         text,
    asked_by           text        not null,
    asked_at           timestamptz not null default now(),
    finished_at        timestamptz
);

create index replays_of_decision on replays (institution, transaction_id, number);
create unique index replays_one_at_a_time on replays (institution) where state in ('waiting', 'running');

alter table replays enable row level security;

create policy own_institution on replays using (institution = (select current_setting('vigil.institution', true)));
