-- What a client is held to beyond a secret: its public keys, its profile, where it is told things.
alter table clients add column profile text not null default '{}';

-- What may come once: proofs of possession, assertions and request objects, by hash, until they
-- would be too old anyway.
create table seen_once (
    hash       bytea primary key,
    expires_at timestamptz not null
);

create index seen_once_expires on seen_once (expires_at);

-- Refresh tokens that were changed for another: whoever comes with one ends the whole grant.
create table spent_tokens (
    token_hash bytea primary key,
    grant_id   text        not null,
    client     text        not null,
    expires_at timestamptz not null
);

create index spent_tokens_expires on spent_tokens (expires_at);
