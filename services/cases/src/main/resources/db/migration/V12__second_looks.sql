-- A share of what was closed is looked at again by another officer. Which share an institution takes is said in editions:
-- a draw names the edition that it was made under, so an edition stays as it was.
create table sampling_plans (
    institution text        not null,
    revision    integer     not null check (revision > 0),
    due_days    integer     not null check (due_days between 1 and 365),
    rules       jsonb       not null,
    changed_by  text        not null,
    changed_at  timestamptz not null,
    primary key (institution, revision)
);

-- The months in which something was drawn. The secret of a month comes from the house's root key and stands nowhere; its
-- hash is told at once, itself when the month is over: then everybody can make the draws again, and before that nobody
-- can tell one.
create table draw_months (
    institution text        not null,
    month       text        not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
    commitment  text        not null check (commitment ~ '^[0-9a-f]{64}$'),
    made_at     timestamptz not null,
    primary key (institution, month)
);

-- Every closing that could have been drawn, with what was drawn: looked at again when `drawn` is below `share`.
create table closing_draws (
    number      bigint      generated always as identity,
    institution text        not null,
    item_id     uuid        not null references work_items,
    -- The item's version that the closing made; with the item's id it is what is drawn for.
    version     integer     not null,
    closed_by   text        not null,
    month       text        not null,
    revision    integer     not null,
    -- In ten thousandths, as what is drawn.
    share       integer     not null check (share between 1 and 10000),
    drawn       integer     not null check (drawn between 0 and 9999),
    at          timestamptz not null,
    primary key (item_id, version),
    foreign key (institution, month) references draw_months,
    foreign key (institution, revision) references sampling_plans
);

create index closing_draws_month on closing_draws (institution, number);

create table second_looks (
    number       bigint      generated always as identity,
    look_id      uuid        primary key,
    institution  text        not null,
    item_id      uuid        not null references work_items,
    closing      integer     not null,
    version      integer     not null default 1,
    -- What was said openly, and by whom; whether a report was made of it stands nowhere here.
    disposition  text        not null
        check (disposition in ('false_positive', 'no_further_action', 'customer_exited', 'true_positive')),
    closed_by    text        not null,
    confirmed_by text,
    closed_at    timestamptz not null,
    due_at       timestamptz not null,
    state        text        not null check (state in ('waiting', 'taken', 'agreed', 'disagreed', 'lapsed')),
    reviewer     text,
    taken_at     timestamptz,
    answered_at  timestamptz,
    faults       text[]      not null default '{}'
        check (faults <@ array['evidence_missed', 'wrong_reason', 'reason_not_enough', 'procedure']),
    words        bytea,
    reopened     boolean     not null default false,
    foreign key (item_id, closing) references closing_draws (item_id, version),
    unique (item_id, closing),
    constraint another_officer check (reviewer <> closed_by and (confirmed_by is null or reviewer <> confirmed_by)),
    check (state not in ('taken', 'agreed', 'disagreed') or reviewer is not null),
    check ((state in ('agreed', 'disagreed')) = (answered_at is not null)),
    check ((state = 'disagreed') = (cardinality(faults) > 0)),
    check (not reopened or state = 'disagreed')
);

create index second_looks_number on second_looks (institution, number desc);
create index second_looks_open on second_looks (institution, due_at) where state in ('waiting', 'taken');
create index dispositions_author on dispositions (institution, author, made_at);

create function draws_stay() returns trigger language plpgsql as $$
begin
    raise exception 'what was drawn stays' using errcode = '23514';
end $$;

create trigger draws_stay before update or delete on closing_draws for each row execute function draws_stay();
create trigger draws_stay before update or delete on draw_months for each row execute function draws_stay();
create trigger draws_stay before update or delete on sampling_plans for each row execute function draws_stay();

create function look_life() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a second look stays' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'waiting' or new.version <> 1 or new.reviewer is not null or not exists (
                select from closing_draws d where d.item_id = new.item_id and d.version = new.closing
                    and d.drawn < d.share) then
            raise exception 'a second look begins with its draw' using errcode = '23514';
        end if;
        return new;
    end if;
    if old.state in ('agreed', 'disagreed', 'lapsed') then
        raise exception 'what was answered stays' using errcode = '23514';
    end if;
    if (new.look_id, new.institution, new.item_id, new.closing, new.disposition, new.closed_by, new.confirmed_by,
            new.closed_at, new.due_at)
            is distinct from (old.look_id, old.institution, old.item_id, old.closing, old.disposition, old.closed_by,
            old.confirmed_by, old.closed_at, old.due_at) or new.version <> old.version + 1 then
        raise exception 'a second look stays what it is' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger look_life before insert or update or delete on second_looks for each row execute function look_life();

-- Whoever works on an item again leaves nothing closed to look at.
create function look_lapses() returns trigger language plpgsql as $$
begin
    update second_looks set state = 'lapsed', version = version + 1
    where item_id = new.item_id and state in ('waiting', 'taken');
    return null;
end $$;

create trigger look_lapses after update of state on work_items
    for each row when (old.state = 'closed' and new.state <> 'closed') execute function look_lapses();

alter table sampling_plans enable row level security;
alter table draw_months enable row level security;
alter table closing_draws enable row level security;
alter table second_looks enable row level security;

create policy own_institution on sampling_plans using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on draw_months using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on closing_draws using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on second_looks using (institution = (select current_setting('vigil.institution', true)));
