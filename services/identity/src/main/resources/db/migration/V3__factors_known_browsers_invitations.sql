-- What a session was begun with, how it is named in lists, and since when it stands.
delete from sessions;
alter table sessions
    add column id      text        not null unique,
    add column factors text[]      not null,
    add column auth_at timestamptz not null,
    add column device  text        not null;

create index sessions_officer on sessions (officer);

-- Where a password was right and something more is needed. The cookie's value is not kept.
create table half_logins (
    cookie_hash bytea primary key,
    officer     text        not null references officers (id) on delete cascade,
    factors     text[]      not null,
    auth_at     timestamptz not null,
    ends_at     timestamptz not null
);

create index half_logins_ends on half_logins (ends_at);

-- Generators of codes (RFC 6238): the secret is sealed, a code's step of time is used once.
create table code_generators (
    officer       text primary key references officers (id) on delete cascade,
    secret_sealed bytea       not null,
    confirmed_at  timestamptz,
    last_step     bigint      not null default 0,
    made_at       timestamptz not null
);

-- Codes for a lost phone, by keyed hash; a row goes when its code is used.
create table recovery_codes (
    officer   text        not null references officers (id) on delete cascade,
    code_hash bytea       not null,
    made_at   timestamptz not null,
    primary key (officer, code_hash)
);

-- Public keys of passkeys (Web Authentication). What the officer calls one is sealed.
create table passkeys (
    id          text primary key,
    credential  bytea       not null unique,
    officer     text        not null references officers (id) on delete cascade,
    name_sealed bytea       not null,
    attested    bytea       not null,
    sign_count  bigint      not null,
    synced      boolean     not null,
    made_at     timestamptz not null,
    used_at     timestamptz
);

create index passkeys_officer on passkeys (officer);

-- Browsers in which an officer has signed in before: strangers' failures do not slow them down.
create table known_browsers (
    cookie_hash bytea       not null,
    officer     text        not null references officers (id) on delete cascade,
    ends_at     timestamptz not null,
    primary key (cookie_hash, officer)
);

create index known_browsers_ends on known_browsers (ends_at);

-- Invitations: the link's secret is not kept, the name is sealed until somebody joins under it.
create table invitations (
    id           text primary key,
    token_hash   bytea       not null unique,
    institution  text        not null,
    login_index  bytea       not null,
    login_sealed bytea       not null,
    roles        text[]      not null,
    invited_by   text        not null,
    made_at      timestamptz not null,
    ends_at      timestamptz not null
);

create index invitations_ends on invitations (ends_at);
