-- Closing many alerts at once. From so many on, a second officer must approve them, whatever their scores.
alter table desk_settings
    add column bulk_from integer not null default 25 check (bulk_from between 2 and 1001);

-- Every closing of several alerts with one reason; the words are sealed under its own key.
create table bulk_closings (
    number      bigint      generated always as identity,
    bulk_id     uuid        primary key,
    institution text        not null,
    version     integer     not null default 1,
    -- `done`: so few that it took effect at once.
    state       text        not null check (state in ('done', 'waiting', 'approved', 'refused', 'withdrawn')),
    disposition text        not null check (disposition in ('false_positive', 'no_further_action', 'customer_exited',
        'true_positive', 'reported')),
    reason      bytea       not null,
    red_flags   text[]      not null default '{}',
    items       integer     not null check (items between 2 and 1000),
    asked_by    text        not null,
    asked_at    timestamptz not null,
    decided_by  text,
    decided_at  timestamptz,
    words       bytea,
    constraint four_eyes check (state not in ('approved', 'refused') or decided_by <> asked_by),
    constraint withdrawn_by_who_asked check (state <> 'withdrawn' or decided_by = asked_by),
    constraint refused_with_words check (state <> 'refused' or words is not null),
    check ((state in ('done', 'waiting')) = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null))
);

create index bulk_closings_number on bulk_closings (institution, number desc);
create index bulk_closings_open on bulk_closings (institution, number) where state = 'waiting';
create index bulk_closings_asked on bulk_closings (institution, asked_by, asked_at) where state = 'done';

-- Whether a second officer is needed is not for the caller to say. What one officer closes in bulks within an hour is
-- counted together: many small bulks are a large one. Two at once wait for each other.
create function bulk_life() returns trigger language plpgsql as $$
declare
    already bigint;
    bulk_line integer;
begin
    if tg_op = 'DELETE' then
        raise exception 'a bulk closing stays' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.version <> 1 or new.decided_by is not null then
            raise exception 'a bulk closing is approved after it is asked for' using errcode = '23514';
        end if;
        perform pg_advisory_xact_lock(hashtextextended('bulk ' || new.institution || ' ' || new.asked_by, 0));
        select coalesce(sum(b.items), 0) into already from bulk_closings b
            where b.institution = new.institution and b.asked_by = new.asked_by and b.state = 'done'
                and b.asked_at > new.asked_at - interval '1 hour';
        bulk_line := coalesce((select s.bulk_from from desk_settings s where s.institution = new.institution), 25);
        new.state := case when already + new.items >= bulk_line then 'waiting' else 'done' end;
        return new;
    end if;
    if (new.bulk_id, new.institution, new.disposition, new.reason, new.red_flags, new.items, new.asked_by, new.asked_at)
            is distinct from (old.bulk_id, old.institution, old.disposition, old.reason, old.red_flags, old.items,
            old.asked_by, old.asked_at) or new.version <> old.version + 1
            or old.state <> 'waiting' or new.state not in ('approved', 'refused', 'withdrawn') then
        raise exception 'a bulk closing stays what it is' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger bulk_life before insert or update or delete on bulk_closings
    for each row execute function bulk_life();

alter table dispositions add column bulk_id uuid references bulk_closings;

create index dispositions_bulk on dispositions (bulk_id, number) where bulk_id is not null;

-- As before, and: a disposition of a bulk is what the bulk says, waits with it, and is confirmed by who approved it alone.
create or replace function disposition_life() returns trigger language plpgsql as $$
declare
    item record;
    bulk bulk_closings%rowtype;
begin
    if tg_op = 'DELETE' then
        raise exception 'a disposition stays' using errcode = '23514';
    end if;
    if new.bulk_id is not null then
        select b.* into bulk from bulk_closings b where b.bulk_id = new.bulk_id;
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
        if new.bulk_id is not null then
            if (bulk.institution, bulk.asked_by, bulk.disposition)
                    is distinct from (new.institution, new.author, new.disposition)
                    or bulk.state not in ('done', 'waiting')
                    or (select count(*) from dispositions d where d.bulk_id = new.bulk_id) >= bulk.items then
                raise exception 'a disposition is what its bulk says' using errcode = '23514';
            end if;
            new.four_eyes := new.four_eyes or bulk.state = 'waiting';
        end if;
        return new;
    end if;
    if (new.institution, new.item_id, new.disposition, new.reason, new.red_flags, new.four_eyes, new.by_source,
            new.author, new.made_at, new.bulk_id)
            is distinct from (old.institution, old.item_id, old.disposition, old.reason, old.red_flags, old.four_eyes,
            old.by_source, old.author, old.made_at, old.bulk_id)
            or (old.confirmed_by is not null and new.confirmed_by is distinct from old.confirmed_by)
            or (old.withdrawn_at is not null and new.confirmed_by is distinct from old.confirmed_by) then
        raise exception 'a disposition stays as it was made' using errcode = '23514';
    end if;
    if new.confirmed_by is distinct from old.confirmed_by and new.bulk_id is not null and bulk.state <> 'done'
            and (bulk.state <> 'approved' or bulk.decided_by is distinct from new.confirmed_by) then
        raise exception 'what is closed in bulk is confirmed by who approved all of it' using errcode = '23514';
    end if;
    return new;
end $$;

alter table bulk_closings enable row level security;

create policy own_institution on bulk_closings using (institution = (select current_setting('vigil.institution', true)));
