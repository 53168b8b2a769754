-- The versions of an institution's models and where each stands in its life. What the code promises the tables keep:
-- who registered a version never approves or promotes it, no step is skipped, and a bundle stays as it was signed.
create table model_versions (
    number        bigint      generated always as identity,
    institution   text        not null,
    model         text        not null,
    version       integer     not null,
    revision      integer     not null default 1,
    state         text        not null default 'registered'
        check (state in ('registered', 'validated', 'shadow', 'approved', 'promoted', 'retired')),
    bundle        bytea       not null,
    bundle_hash   text        not null,
    card          text        not null,
    features      integer     not null,
    trees         integer     not null,
    pattern_hours integer     not null,
    threshold     float8      not null,
    probability   float8      not null,
    training      jsonb       not null,
    metrics       jsonb       not null,
    registered_by text        not null,
    registered_at timestamptz not null default now(),
    validated_by  text,
    validated_at  timestamptz,
    shadow_at     timestamptz,
    approved_by   text,
    approved_at   timestamptz,
    promoted_by   text,
    promoted_at   timestamptz,
    retired_by    text,
    retired_at    timestamptz,
    primary key (institution, model, version),
    unique (institution, bundle_hash),
    constraint four_eyes_approve check (approved_by <> registered_by),
    constraint four_eyes_promote check (promoted_by <> registered_by),
    constraint validated_by_somebody check (state in ('registered', 'retired') or validated_by is not null),
    constraint approved_by_somebody check (state not in ('approved', 'promoted') or approved_by is not null),
    constraint promoted_by_somebody check (state <> 'promoted' or promoted_by is not null)
);

create index model_versions_number on model_versions (institution, number);
-- One decides, and one watches; an approved version goes on watching until it is promoted.
create unique index model_versions_promoted on model_versions (institution) where state = 'promoted';
create unique index model_versions_shadow on model_versions (institution) where state in ('shadow', 'approved');

create function model_version_life() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a model version is retired, never deleted' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'registered' then
            raise exception 'a model version begins as registered' using errcode = '23514';
        end if;
        return new;
    end if;
    if (new.institution, new.model, new.version, new.registered_by, new.bundle, new.bundle_hash, new.card,
            new.features, new.trees, new.pattern_hours, new.threshold, new.probability, new.training, new.metrics)
            is distinct from (old.institution, old.model, old.version, old.registered_by, old.bundle, old.bundle_hash,
            old.card, old.features, old.trees, old.pattern_hours, old.threshold, old.probability, old.training,
            old.metrics) then
        raise exception 'a model version stays as it was registered' using errcode = '23514';
    end if;
    if old.approved_by is not null and new.approved_by is distinct from old.approved_by then
        raise exception 'who approved a model version stays' using errcode = '23514';
    end if;
    if new.state <> old.state and (old.state = 'retired' or not (
            new.state = 'retired' or (old.state, new.state) in (
                ('registered', 'validated'), ('validated', 'shadow'), ('shadow', 'approved'),
                ('approved', 'promoted')))) then
        raise exception 'no way from % to %', old.state, new.state using errcode = '23514';
    end if;
    return new;
end $$;

create trigger model_version_life before insert or update or delete on model_versions
    for each row execute function model_version_life();

-- As scenario_sets: what was put in force, as the record of the log.
create table model_sets (
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

create index model_sets_waiting on model_sets (institution, set_number) where log_offset is null;

create trigger model_set_stays before update or delete on model_sets
    for each row execute function scenario_set_stays();

-- What versions in shadow have said beside the model in force.
create table model_tallies (
    institution text    not null,
    model       text    not null,
    version     integer not null,
    scored      bigint  not null,
    flagged     bigint  not null,
    -- Flagged by it alone, and by the model in force alone.
    fresh       bigint  not null,
    lost        bigint  not null,
    primary key (institution, model, version)
);

alter table model_versions enable row level security;
alter table model_sets enable row level security;
alter table model_tallies enable row level security;

create policy own_institution on model_versions using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on model_sets using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on model_tallies using (institution = (select current_setting('vigil.institution', true)));

-- Decisions name the model set that was in force, 0 before the first, and keep what the models said.
alter table configurations add column model_set bigint not null default 0;
alter table configurations drop constraint configurations_engine_version_configuration_hash_scenario_s_key;
alter table configurations add unique (engine_version, configuration_hash, scenario_set, model_set);
alter table decisions add column scores bytea;
