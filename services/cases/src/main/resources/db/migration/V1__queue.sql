-- Everything with an institution is guarded by its policy: a session sees the institution that it has named in
-- `vigil.institution` and nothing else. The running role owns no table, so the policies bind it.

-- Who has work at all. No policy: the sweeps go from one institution to the next.
create table institutions (
    institution text primary key,
    seen_at     timestamptz not null default now()
);

-- How far the topic of events was read; kept with the effects of what was read.
create table event_places (
    topic     text    not null,
    partition integer not null,
    next      bigint  not null,
    primary key (topic, partition)
);

-- How an institution works its queue.
create table desk_settings (
    institution         text        primary key,
    grouping_hours      integer     not null check (grouping_hours between 0 and 2160),
    second_officer_from integer     not null check (second_officer_from between 0 and 1001),
    lock_minutes        integer     not null check (lock_minutes between 1 and 480),
    due_hours_critical  integer     not null check (due_hours_critical between 1 and 8760),
    due_hours_high      integer     not null check (due_hours_high between 1 and 8760),
    due_hours_medium    integer     not null check (due_hours_medium between 1 and 8760),
    due_hours_low       integer     not null check (due_hours_low between 1 and 8760),
    case_days           integer     not null check (case_days between 1 and 365),
    revision            integer     not null default 1,
    changed_by          text        not null,
    changed_at          timestamptz not null default now()
);

-- What waits for an officer: an alert of monitoring or a hit of screening, under its own id, once.
create table work_items (
    number           bigint         generated always as identity,
    item_id          uuid           primary key,
    institution      text           not null,
    source           text           not null check (source in ('alert', 'screening_hit')),
    version          integer        not null default 1,
    state            text           not null check (state in ('new', 'in_review', 'escalated', 'snoozed', 'closed')),
    subject_kind     text           not null check (subject_kind in ('account', 'customer')),
    subject          text           not null,
    scenario         text,
    scenario_version integer,
    typology         text           not null,
    severity         text           not null check (severity in ('low', 'medium', 'high', 'critical')),
    outcome          text,
    list             text,
    entry            text,
    score            integer        not null check (score between 0 and 1000),
    amount           numeric(28, 8) not null default 0 check (amount >= 0),
    currency         text,
    transactions     integer        not null default 0,
    joins            integer        not null default 0,
    group_id         uuid           not null,
    opened_at        timestamptz    not null,
    received_at      timestamptz    not null,
    at_risk_at       timestamptz    not null,
    due_at           timestamptz    not null,
    changed_at       timestamptz    not null,
    -- What makes its place in the queue; `next_stage_at` says when time alone changes it.
    priority         integer        not null check (priority between 0 and 1000),
    stage            integer        not null default 0 check (stage between 0 and 3),
    next_stage_at    timestamptz,
    assignee         text,
    lock_holder      text,
    lock_since       timestamptz,
    lock_until       timestamptz,
    snoozed_until    timestamptz,
    -- In effect, and waiting for a second officer.
    disposition      bigint,
    proposal         bigint,
    check ((state = 'snoozed') = (snoozed_until is not null)),
    check ((lock_holder is null) = (lock_until is null) and (lock_holder is null) = (lock_since is null))
);

create index work_items_priority on work_items (institution, priority desc, number desc) where state in ('new', 'in_review', 'escalated');
create index work_items_number on work_items (institution, number desc);
create index work_items_due on work_items (institution, due_at, number) where state in ('new', 'in_review', 'escalated');
create index work_items_amount on work_items (institution, amount desc, number desc) where state in ('new', 'in_review', 'escalated');
create index work_items_score on work_items (institution, score desc, number desc) where state in ('new', 'in_review', 'escalated');
create index work_items_assignee on work_items (institution, assignee, priority desc, number desc) where state in ('new', 'in_review', 'escalated');
create index work_items_state on work_items (institution, state, priority desc, number desc);
create index work_items_typology on work_items (institution, typology, priority desc, number desc) where state in ('new', 'in_review', 'escalated');
create index work_items_subject on work_items (institution, subject, opened_at);
create index work_items_group on work_items (institution, group_id);
create index work_items_waiting on work_items (institution, priority desc, number desc) where proposal is not null;
create index work_items_stage on work_items (institution, next_stage_at) where next_stage_at is not null;
create index work_items_wake on work_items (institution, snoozed_until) where snoozed_until is not null;

-- What officers decided of items; the words of their reason are sealed under the item's key.
create table dispositions (
    number       bigint      generated always as identity primary key,
    institution  text        not null,
    item_id      uuid        not null references work_items,
    disposition  text        not null
        check (disposition in ('false_positive', 'no_further_action', 'escalated', 'customer_exited', 'reported')),
    reason       bytea       not null,
    red_flags    text[]      not null default '{}',
    four_eyes    boolean     not null,
    -- Said by the house that the item came from.
    by_source    boolean     not null default false,
    author       text        not null,
    made_at      timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    withdrawn_at timestamptz,
    constraint four_eyes check (confirmed_by <> author)
);

create index dispositions_item on dispositions (item_id, number);

-- What happened to items and cases, by whom; ids and codes alone.
create table timeline (
    number      bigint      generated always as identity primary key,
    institution text        not null,
    about       uuid        not null,
    at          timestamptz not null,
    actor       text        not null,
    what        text        not null,
    details     jsonb       not null default '{}'
);

create index timeline_about on timeline (institution, about, number);

create function item_life() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'an item is closed, never deleted' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'new' or new.version <> 1 or new.disposition is not null or new.proposal is not null then
            raise exception 'an item begins new' using errcode = '23514';
        end if;
        return new;
    end if;
    if (new.item_id, new.institution, new.source, new.subject_kind, new.subject, new.opened_at, new.received_at)
            is distinct from (old.item_id, old.institution, old.source, old.subject_kind, old.subject, old.opened_at,
            old.received_at) then
        raise exception 'an item stays what it is' using errcode = '23514';
    end if;
    if new.version <> old.version + 1 and (new.version <> old.version or (new.state, new.assignee, new.snoozed_until,
            new.disposition, new.proposal) is distinct from (old.state, old.assignee, old.snoozed_until,
            old.disposition, old.proposal)) then
        raise exception 'every change of an item counts' using errcode = '23514';
    end if;
    if new.state = 'closed' and (old.state <> 'closed' or new.disposition is distinct from old.disposition)
            and not exists (
                select from dispositions d where d.number = new.disposition and d.item_id = new.item_id
                    and d.disposition <> 'escalated' and d.withdrawn_at is null
                    and (not d.four_eyes or d.confirmed_by is not null)) then
        raise exception 'an item is closed by a disposition in effect' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger item_life before insert or update or delete on work_items for each row execute function item_life();

-- Whether a second officer is needed is not for the caller to say.
create function disposition_life() returns trigger language plpgsql as $$
declare
    item record;
begin
    if tg_op = 'DELETE' then
        raise exception 'a disposition stays' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.confirmed_by is not null or new.withdrawn_at is not null then
            raise exception 'a disposition is confirmed after it is made' using errcode = '23514';
        end if;
        select score, source into item from work_items where item_id = new.item_id;
        if new.by_source and item.source <> 'screening_hit' then
            raise exception 'alerts are closed by officers' using errcode = '23514';
        end if;
        new.four_eyes := not new.by_source and new.disposition <> 'escalated' and item.score >= coalesce(
            (select s.second_officer_from from desk_settings s where s.institution = new.institution), 800);
        return new;
    end if;
    if (new.institution, new.item_id, new.disposition, new.reason, new.red_flags, new.four_eyes, new.by_source,
            new.author, new.made_at)
            is distinct from (old.institution, old.item_id, old.disposition, old.reason, old.red_flags, old.four_eyes,
            old.by_source, old.author, old.made_at)
            or (old.confirmed_by is not null and new.confirmed_by is distinct from old.confirmed_by)
            or (old.withdrawn_at is not null and new.confirmed_by is distinct from old.confirmed_by) then
        raise exception 'a disposition stays as it was made' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger disposition_life before insert or update or delete on dispositions
    for each row execute function disposition_life();

create function timeline_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what happened stays' using errcode = '23514';
end $$;

create trigger timeline_stays before update or delete on timeline for each row execute function timeline_stays();

alter table desk_settings enable row level security;
alter table work_items enable row level security;
alter table dispositions enable row level security;
alter table timeline enable row level security;

create policy own_institution on desk_settings using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on work_items using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on dispositions using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on timeline using (institution = (select current_setting('vigil.institution', true)));
