-- Everything with an institution is guarded by its policy: a session sees the institution that it has named in
-- `vigil.institution` and nothing else. The running role owns no table, so the policies bind it.

-- Who has been told anything. No policy: the postman goes from one institution to the next.
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

-- What somebody is told, in the order of telling: to one officer, or to all who have a role. Ids and codes alone.
create table notices (
    number         bigint      generated always as identity primary key,
    notice_id      uuid        not null unique,
    institution    text        not null,
    recipient      text,
    recipient_role text,
    kind           text        not null
        check (kind in ('assigned', 'mentioned', 'escalated', 'deadline', 'approval_wanted', 'returned', 'list_trouble')),
    about_kind     text        not null check (about_kind in ('item', 'case', 'list')),
    about          text        not null,
    reference      text,
    why            text,
    by_login       text,
    at             timestamptz not null,
    told_at        timestamptz not null default now(),
    check ((recipient is null) <> (recipient_role is null))
);

create index notices_recipient on notices (institution, recipient, number) where recipient is not null;
create index notices_role on notices (institution, recipient_role, number) where recipient_role is not null;
create index notices_told on notices (institution, told_at);

-- Who has seen what: a notice to a role is read by each for himself.
create table notice_reads (
    number      bigint      not null references notices on delete cascade,
    login       text        not null,
    institution text        not null,
    read_at     timestamptz not null default now(),
    primary key (number, login)
);

-- How an officer wants to be told. The address is sealed under the officer's key; roles are those of the last call.
create table preferences (
    institution  text        not null,
    login        text        not null,
    revision     integer     not null default 1,
    roles        text[]      not null,
    language     text        not null check (language in ('en', 'de', 'fr')),
    zone         text        not null,
    quiet_from   time,
    quiet_to     time,
    mail_kinds   text[]      not null default '{}',
    address      bytea,
    confirmed_at timestamptz,
    code_hash    bytea,
    code_tries   integer     not null default 0,
    code_sent_at timestamptz,
    changed_at   timestamptz not null default now(),
    primary key (institution, login),
    check ((quiet_from is null) = (quiet_to is null)),
    check (confirmed_at is null or address is not null)
);

-- A letter to one officer about one notice: sent at least once to the channel, made once.
create table letters (
    number      bigint      not null references notices on delete cascade,
    login       text        not null,
    institution text        not null,
    state       text        not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'withdrawn')),
    attempts    integer     not null default 0,
    due_at      timestamptz not null,
    ended_at    timestamptz,
    primary key (number, login)
);

create index letters_due on letters (institution, due_at) where state = 'waiting';

do $$
declare
    guarded text;
begin
    foreach guarded in array array['notices', 'notice_reads', 'preferences', 'letters'] loop
        execute format('alter table %I enable row level security', guarded);
        execute format('create policy own_institution on %I using (institution = (select current_setting(''vigil.institution'', true)))', guarded);
    end loop;
end $$;
