-- Where an officer is written to: sealed, and only an address that its owner has confirmed.
alter table officers add column mail_sealed bytea;

-- Links that were mailed, each good once; a newer one of the same purpose takes its place.
create table mailed_links (
    officer    text        not null references officers (id) on delete cascade,
    purpose    text        not null,
    token_hash bytea       not null unique,
    sealed     bytea,
    made_at    timestamptz not null,
    ends_at    timestamptz not null,
    primary key (officer, purpose)
);

create index mailed_links_ends on mailed_links (ends_at);

-- In which hours whoever may do something asked for tokens: what reviews of access look at.
create table access_uses (
    holder text        not null,
    hour   timestamptz not null,
    tokens integer     not null,
    primary key (holder, hour)
);

create index access_uses_hour on access_uses (hour);

-- What was decided about somebody's access, by whom; nothing is changed or removed.
create table access_reviews (
    id          text primary key,
    institution text        not null,
    kind        text        not null,
    holder      text        not null,
    roles       text[]      not null,
    decision    text        not null,
    reason      text        not null,
    decided_by  text        not null,
    decided_at  timestamptz not null
);

create index access_reviews_holder on access_reviews (institution, holder, decided_at);
create index access_reviews_order on access_reviews (institution, decided_at, id);
