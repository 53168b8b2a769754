-- The versions of an institution's scenarios and where each stands in its life. What the code promises the tables
-- keep: an author never approves or publishes what is his, no step is skipped, and what was checked stays as it is.
create table scenario_versions (
    number        bigint      generated always as identity,
    institution   text        not null,
    scenario      text        not null,
    version       integer     not null,
    revision      integer     not null default 1,
    state         text        not null default 'draft'
        check (state in ('draft', 'checked', 'backtested', 'shadow', 'approved', 'published', 'retired')),
    name          text        not null,
    typology      text        not null,
    severity      text        not null,
    jurisdiction  text        not null,
    owner         text        not null,
    yaml          text        not null,
    content_hash  text        not null,
    built_in      boolean     not null default false,
    author        text        not null,
    drafted_at    timestamptz not null default now(),
    checked_at    timestamptz,
    backtested_at timestamptz,
    shadow_at     timestamptz,
    approved_by   text,
    approved_at   timestamptz,
    published_by  text,
    published_at  timestamptz,
    retired_by    text,
    retired_at    timestamptz,
    primary key (institution, scenario, version),
    constraint four_eyes_approve check (approved_by <> author),
    constraint four_eyes_publish check (published_by <> author),
    constraint approved_by_somebody
        check (built_in or state not in ('approved', 'published') or approved_by is not null)
);

create index scenario_versions_number on scenario_versions (institution, number);
create unique index scenario_versions_published on scenario_versions (institution, scenario) where state = 'published';
-- An approved version goes on watching until it is published.
create unique index scenario_versions_shadow on scenario_versions (institution, scenario)
    where state in ('shadow', 'approved');

create function scenario_version_life() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a scenario version is retired, never deleted' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'draft' and not new.built_in then
            raise exception 'a scenario version begins as a draft' using errcode = '23514';
        end if;
        return new;
    end if;
    if (new.institution, new.scenario, new.version, new.author, new.built_in)
            is distinct from (old.institution, old.scenario, old.version, old.author, old.built_in)
        or (old.approved_by is not null and new.approved_by is distinct from old.approved_by) then
        raise exception 'who wrote and who approved a scenario version stays' using errcode = '23514';
    end if;
    if new.yaml <> old.yaml and not (old.state in ('draft', 'checked') and new.state = 'draft') then
        raise exception 'only a draft is rewritten' using errcode = '23514';
    end if;
    if new.state <> old.state and (old.state = 'retired' or not (
            new.state = 'retired' or (old.state, new.state) in (
                ('draft', 'checked'), ('checked', 'draft'), ('checked', 'backtested'), ('backtested', 'shadow'),
                ('shadow', 'approved'), ('approved', 'published')))) then
        raise exception 'no way from % to %', old.state, new.state using errcode = '23514';
    end if;
    return new;
end $$;

create trigger scenario_version_life before insert or update or delete on scenario_versions
    for each row execute function scenario_version_life();

-- What was put in force, as the record of the log. Without a place it has not reached the log yet.
create table scenario_sets (
    institution   text        not null,
    set_number    bigint      not null,
    record        bytea       not null,
    content_hash  text        not null,
    versions      text[]      not null,
    shadow        text[]      not null,
    made_by       text        not null,
    made_at       timestamptz not null default now(),
    log_partition integer,
    log_offset    bigint,
    primary key (institution, set_number)
);

create index scenario_sets_waiting on scenario_sets (institution, set_number) where log_offset is null;

create function scenario_set_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (new.institution, new.set_number, new.record, new.made_by)
            is distinct from (old.institution, old.set_number, old.record, old.made_by) then
        raise exception 'a scenario set stays as it was published' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger scenario_set_stays before update or delete on scenario_sets
    for each row execute function scenario_set_stays();

-- What versions in shadow would have met: all counted, the first ones kept.
create table shadow_tallies (
    institution text    not null,
    scenario    text    not null,
    version     integer not null,
    hits        bigint  not null,
    alerts      bigint  not null,
    primary key (institution, scenario, version)
);

create table shadow_hits (
    number         bigint      generated always as identity,
    institution    text        not null,
    scenario       text        not null,
    version        integer     not null,
    transaction_id uuid        not null,
    event_time     timestamptz not null,
    score          smallint    not null,
    subject        bigint      not null,
    would_alert    boolean     not null,
    reason         text        not null,
    primary key (institution, scenario, version, transaction_id)
);

-- A replay of the log with another set.
create table backtests (
    number             bigint      generated always as identity,
    backtest_id        uuid        primary key,
    institution        text        not null,
    scenario           text        not null,
    version            integer     not null,
    revision           integer     not null,
    state              text        not null check (state in ('waiting', 'running', 'completed', 'cancelled', 'failed')),
    from_time          timestamptz not null,
    to_time            timestamptz not null,
    log_end            bigint      not null,
    candidate          bytea       not null,
    asked_by           text        not null,
    asked_at           timestamptz not null default now(),
    finished_at        timestamptz,
    records            bigint      not null default 0,
    result             jsonb,
    result_hash        text
);

create index backtests_number on backtests (institution, number);
create unique index backtests_one_at_a_time on backtests (institution) where state in ('waiting', 'running');

alter table scenario_versions enable row level security;
alter table scenario_sets enable row level security;
alter table shadow_tallies enable row level security;
alter table shadow_hits enable row level security;
alter table backtests enable row level security;

create policy own_institution on scenario_versions using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on scenario_sets using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on shadow_tallies using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on shadow_hits using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on backtests using (institution = (select current_setting('vigil.institution', true)));

-- Decisions name the set that was in force; 0 is what comes with the engine.
alter table configurations add column scenario_set bigint not null default 0;
alter table configurations drop constraint configurations_engine_version_configuration_hash_key;
alter table configurations add unique (engine_version, configuration_hash, scenario_set);
