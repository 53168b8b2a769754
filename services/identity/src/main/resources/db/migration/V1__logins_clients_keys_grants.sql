-- Programs that may ask for tokens.
create table clients (
    id            text primary key,
    secret_hash   text,
    institution   text,
    roles         text[]      not null,
    redirect_uris text[]      not null,
    made_at       timestamptz not null default now(),
    changed_at    timestamptz not null default now()
);

-- People who may sign in. The name of the login is sealed, and found again by its blind index.
create table officers (
    id            text primary key,
    institution   text        not null,
    login_index   bytea       not null unique,
    login_sealed  bytea       not null,
    password_hash text        not null,
    roles         text[]      not null,
    enabled       boolean     not null default true,
    made_at       timestamptz not null default now(),
    changed_at    timestamptz not null default now()
);

-- Failures by the blind index of the name that was typed, whether such a login exists or not.
create table login_attempts (
    login_index   bytea primary key,
    failures      integer     not null,
    blocked_until timestamptz not null,
    last_at       timestamptz not null
);

create index login_attempts_last on login_attempts (last_at);

-- Signed-in browsers. The cookie's value is not kept, only its hash.
create table sessions (
    cookie_hash bytea primary key,
    officer     text        not null references officers (id) on delete cascade,
    began_at    timestamptz not null,
    seen_at     timestamptz not null,
    ends_at     timestamptz not null
);

create index sessions_ends on sessions (ends_at);

-- Keys that sign tokens. The private half is sealed, and gone once it no longer signs.
create table signing_keys (
    id              text primary key,
    public_key      text        not null,
    sealed_private  bytea,
    signs_from      timestamptz not null,
    published_until timestamptz,
    made_at         timestamptz not null
);

create index signing_keys_from on signing_keys (signs_from);

-- What was granted: sealed as a whole, found by the hashes of its tokens.
create table grants (
    id         text primary key,
    client     text        not null,
    login      text        not null,
    version    bigint      not null,
    sealed     bytea       not null,
    expires_at timestamptz not null,
    made_at    timestamptz not null default now()
);

create index grants_expires on grants (expires_at);

create table grant_tokens (
    token_hash bytea primary key,
    kind       text not null,
    grant_id   text not null references grants (id) on delete cascade
);

create index grant_tokens_grant on grant_tokens (grant_id);
