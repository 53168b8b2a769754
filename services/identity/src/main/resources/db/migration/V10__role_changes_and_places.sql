-- Roles that somebody wants to give and a second administrator has to agree to.
create table role_changes (
    id          text primary key,
    institution text        not null,
    officer     text        not null references officers (id) on delete cascade,
    roles       text[]      not null,
    reason      text        not null,
    asked_by    text        not null,
    made_at     timestamptz not null,
    ends_at     timestamptz not null
);

create unique index role_changes_officer on role_changes (officer);
create index role_changes_institution on role_changes (institution, made_at);

-- From which networks officers signed in, by a keyed hash: what reviews of access look at.
create table access_places (
    holder   text  not null,
    place    bytea not null,
    first_at timestamptz not null,
    last_at  timestamptz not null,
    primary key (holder, place)
);

create index access_places_last on access_places (last_at);

-- What whoever may do something did, as the acts in the evidence say, by the day.
create table access_acts (
    holder text    not null,
    verb   text    not null,
    day    date    not null,
    acts   integer not null,
    primary key (holder, verb, day)
);

create index access_acts_day on access_acts (day);

-- How far the topic of acts was counted; written with the counts.
create table evidence_places (
    partition   integer primary key,
    next_offset bigint not null
);
