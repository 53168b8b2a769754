-- Facts that leave the house, written in the transaction of the change they tell of.
create table outbox (
    id         bigint generated always as identity primary key,
    topic      text        not null,
    key        text        not null,
    message_id text        not null,
    payload    bytea       not null,
    written_at timestamptz not null default now(),
    sent_at    timestamptz
);

create index outbox_waiting on outbox (id) where sent_at is null;
create index outbox_sent on outbox (sent_at) where sent_at is not null;

-- Messages that had their effect already, written in the transaction of the effect.
create table inbox (
    consumer    text        not null,
    message_id  text        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, message_id)
);

create index inbox_received on inbox (received_at);

-- A data key for each subject, wrapped by the master key: without its row a subject's data opens nowhere.
create table subject_keys (
    institution text        not null,
    subject     text        not null,
    wrapped     bytea       not null,
    made_at     timestamptz not null default now(),
    primary key (institution, subject)
);
