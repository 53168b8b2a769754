-- Keys of services: each a client of its own that acts for itself until it ends.
create table api_keys (
    id          text primary key,
    institution text        not null,
    title       text        not null,
    secret_hash text        not null,
    roles       text[]      not null,
    routes      text[]      not null,
    made_by     text        not null,
    made_at     timestamptz not null,
    ends_at     timestamptz not null,
    used_at     timestamptz,
    replaces    text
);

create index api_keys_institution on api_keys (institution);
create index api_keys_ends on api_keys (ends_at);
