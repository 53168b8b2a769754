-- What authorities ask of the institution about a case: as confidential as a report. Words are sealed under the case's key.
create table authority_requests (
    number         bigint      generated always as identity,
    request_id     uuid        primary key,
    institution    text        not null,
    request_key    text        not null,
    case_id        uuid        not null references cases,
    version        integer     not null default 1,
    kind           text        not null
        check (kind in ('information', 'production_order', 'account_freeze', 'keep_open', 'other')),
    authority      bytea       not null,
    reference      bytea       not null,
    words          bytea       not null,
    urgent         boolean     not null,
    jurisdiction   text        not null check (jurisdiction ~ '^[A-Z]{2}$'),
    received_at    timestamptz not null,
    -- Of the authority's own day, of the law's, or none where neither says one.
    basis          text        not null check (basis in ('authority', 'law', 'none')),
    law            text,
    last_day       date,
    due_at         timestamptz,
    in_force_until timestamptz,
    state          text        not null check (state in ('open', 'answered', 'withdrawn')),
    registered_by  text        not null,
    registered_at  timestamptz not null,
    answer         bytea,
    ended_by       text,
    ended_at       timestamptz,
    unique (institution, request_key),
    check ((basis = 'none') = (due_at is null)),
    check ((basis = 'law') = (law is not null)),
    check ((state = 'open') = (ended_at is null)),
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (answer is null))
);

create index authority_requests_number on authority_requests (institution, number desc);
create index authority_requests_case on authority_requests (case_id, number);
create index authority_requests_open on authority_requests (institution, due_at) where state = 'open';

-- What those who may know were called for already.
create table authority_request_calls (
    institution text not null,
    request_id  uuid not null references authority_requests,
    occasion    text not null,
    primary key (request_id, occasion)
);

create function authority_request_life() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'what an authority asked stays' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'open' or new.version <> 1 then
            raise exception 'a request of an authority begins open' using errcode = '23514';
        end if;
        return new;
    end if;
    if old.state <> 'open' or new.version <> old.version + 1
            or (new.request_id, new.institution, new.request_key, new.case_id, new.kind, new.authority, new.reference,
            new.words, new.urgent, new.jurisdiction, new.received_at, new.registered_by, new.registered_at)
            is distinct from (old.request_id, old.institution, old.request_key, old.case_id, old.kind, old.authority,
            old.reference, old.words, old.urgent, old.jurisdiction, old.received_at, old.registered_by,
            old.registered_at) then
        raise exception 'what an authority asked stays as it is' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger authority_request_life before insert or update or delete on authority_requests
    for each row execute function authority_request_life();

alter table authority_requests enable row level security;
alter table authority_request_calls enable row level security;

create policy own_institution on authority_requests using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on authority_request_calls using (institution = (select current_setting('vigil.institution', true)));
