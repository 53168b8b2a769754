-- Everything with an institution is guarded by its policy: a session sees the institution that it has named in
-- `vigil.institution` and nothing else. The running role owns no table, so the policies bind it.

-- Who watches anybody. No policy: lists are followed up for one institution after the other.
create table institutions (
    institution text primary key,
    seen_at     timestamptz not null default now()
);

-- Who is watched. Who has left keeps a row, so that versions are never counted from 1 again.
create table customers (
    number      bigint      generated always as identity,
    institution text        not null,
    customer    text        not null,
    version     integer     not null,
    present     boolean     not null,
    changed_by  text        not null,
    changed_at  timestamptz not null default now(),
    primary key (institution, customer)
);

create index customers_number on customers (institution, number);

-- What was known of a customer, sealed under the customer's key. The fingerprint is keyed: it tells the same
-- content again and says nothing to whom has not the key.
create table customer_versions (
    institution text        not null,
    customer    text        not null,
    version     integer     not null,
    fingerprint bytea       not null,
    sealed      bytea       not null,
    made_by     text        not null,
    made_at     timestamptz not null default now(),
    primary key (institution, customer, version)
);

-- Up to which version of each list an institution's customers are screened.
create table screened_lists (
    institution text        not null,
    list        text        not null,
    version     text        not null,
    screened_at timestamptz not null default now(),
    primary key (institution, list)
);

-- How an institution judges.
create table review_settings (
    institution text        primary key,
    four_eyes   boolean     not null,
    revision    integer     not null default 1,
    changed_by  text        not null,
    changed_at  timestamptz not null default now()
);

-- A customer that may be an entry of a list: one row a pair, however often it comes and goes.
create table hits (
    number           bigint      generated always as identity,
    hit_id           uuid        primary key default gen_random_uuid(),
    institution      text        not null,
    customer         text        not null,
    list             text        not null,
    entry            text        not null,
    revision         integer     not null default 1,
    state            text        not null
        check (state in ('open', 'true_match', 'false_positive', 'undecided', 'closed')),
    reason           text        not null,
    customer_version integer     not null,
    entry_version    text        not null,
    list_version     text        not null,
    score            float8      not null check (score between 0 and 1),
    -- Which evidence counted how much; sealed under the customer's key.
    evidence         bytea       not null,
    -- In effect, and waiting for a second officer.
    judgement        bigint,
    proposal         bigint,
    opened_at        timestamptz not null default now(),
    changed_at       timestamptz not null default now(),
    unique (institution, customer, list, entry)
);

create index hits_number on hits (institution, number);
create index hits_state on hits (institution, state, number);
create index hits_entry on hits (institution, list, entry);

-- What officers said of hits; the words of their reason are sealed under the customer's key.
create table judgements (
    number           bigint      generated always as identity primary key,
    institution      text        not null,
    hit_id           uuid        not null references hits,
    state            text        not null check (state in ('true_match', 'false_positive', 'undecided')),
    reason           bytea       not null,
    four_eyes        boolean     not null,
    customer_version integer     not null,
    entry_version    text        not null,
    author           text        not null,
    made_at          timestamptz not null default now(),
    confirmed_by     text,
    confirmed_at     timestamptz,
    withdrawn_at     timestamptz,
    constraint four_eyes check (confirmed_by <> author)
);

create index judgements_hit on judgements (hit_id, number);

-- Pairs that were judged to be two: while both say what they said, they bring no hit.
create table whitelist (
    number           bigint      generated always as identity,
    whitelist_id     uuid        primary key default gen_random_uuid(),
    institution      text        not null,
    hit_id           uuid        not null references hits,
    customer         text        not null,
    list             text        not null,
    entry            text        not null,
    customer_version integer     not null,
    entry_version    text        not null,
    judgement        bigint      not null references judgements,
    made_at          timestamptz not null default now(),
    ended_at         timestamptz,
    ended_by         text,
    end_reason       text,
    end_words        bytea,
    check ((ended_at is null) = (end_reason is null))
);

create index whitelist_number on whitelist (institution, number);
create unique index whitelist_in_force on whitelist (hit_id) where ended_at is null;

create function hit_life() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a hit is closed, never deleted' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'open' or new.judgement is not null or new.proposal is not null then
            raise exception 'a hit begins open' using errcode = '23514';
        end if;
        return new;
    end if;
    if (new.hit_id, new.institution, new.customer, new.list, new.entry)
            is distinct from (old.hit_id, old.institution, old.customer, old.list, old.entry) then
        raise exception 'a hit stays with its pair' using errcode = '23514';
    end if;
    if new.revision <> old.revision + 1 then
        raise exception 'every change of a hit counts' using errcode = '23514';
    end if;
    if new.state in ('true_match', 'false_positive', 'undecided')
            and (new.state, new.judgement) is distinct from (old.state, old.judgement)
            and not exists (
                select from judgements j where j.number = new.judgement and j.hit_id = new.hit_id
                    and j.state = new.state and j.withdrawn_at is null
                    and (not j.four_eyes or j.confirmed_by is not null)) then
        raise exception 'a hit is judged by a judgement in effect' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger hit_life before insert or update or delete on hits for each row execute function hit_life();

-- Whether a second officer is needed is not for the caller to say.
create function judgement_life() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a judgement stays' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.confirmed_by is not null or new.withdrawn_at is not null then
            raise exception 'a judgement is confirmed after it is made' using errcode = '23514';
        end if;
        new.four_eyes := new.state = 'false_positive' and coalesce(
            (select s.four_eyes from review_settings s where s.institution = new.institution), true);
        return new;
    end if;
    if (new.institution, new.hit_id, new.state, new.reason, new.four_eyes, new.customer_version,
            new.entry_version, new.author, new.made_at)
            is distinct from (old.institution, old.hit_id, old.state, old.reason, old.four_eyes,
            old.customer_version, old.entry_version, old.author, old.made_at)
            or (old.confirmed_by is not null and new.confirmed_by is distinct from old.confirmed_by)
            or (old.withdrawn_at is not null and new.confirmed_by is distinct from old.confirmed_by) then
        raise exception 'a judgement stays as it was made' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger judgement_life before insert or update or delete on judgements
    for each row execute function judgement_life();

create function whitelist_life() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'an entry of the whitelist ends, and stays' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if not exists (
                select from judgements j where j.number = new.judgement and j.hit_id = new.hit_id
                    and j.state = 'false_positive' and j.customer_version = new.customer_version
                    and j.entry_version = new.entry_version
                    and (not j.four_eyes or j.confirmed_by is not null)) then
            raise exception 'only a judgement in effect puts a pair on the whitelist' using errcode = '23514';
        end if;
        return new;
    end if;
    if (new.institution, new.hit_id, new.customer_version, new.entry_version, new.judgement)
            is distinct from (old.institution, old.hit_id, old.customer_version, old.entry_version, old.judgement)
            or (old.ended_at is not null and new.ended_at is distinct from old.ended_at) then
        raise exception 'an entry of the whitelist ends once, and stays' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger whitelist_life before insert or update or delete on whitelist
    for each row execute function whitelist_life();

alter table customers enable row level security;
alter table customer_versions enable row level security;
alter table screened_lists enable row level security;
alter table review_settings enable row level security;
alter table hits enable row level security;
alter table judgements enable row level security;
alter table whitelist enable row level security;

create policy own_institution on customers using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on customer_versions using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on screened_lists using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on review_settings using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on hits using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on judgements using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on whitelist using (institution = (select current_setting('vigil.institution', true)));
