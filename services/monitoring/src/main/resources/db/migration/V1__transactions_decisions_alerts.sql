-- Everything with an institution is guarded by its policy: a session sees the institution that it has named in
-- `vigil.institution` and nothing else. The running role owns no table, so the policies bind it.

-- Who has sent anything yet. No policy: the sweep asks one institution after the other.
create table institutions (
    institution text primary key,
    seen_at     timestamptz not null default now()
);

-- Account number → surrogate. The number is found by its blind index and opened with its subject's key alone.
create table accounts (
    institution text        not null,
    surrogate   bigint      not null,
    blind_index bytea       not null,
    scheme      text        not null,
    bank        bigint      not null,
    sealed      bytea       not null,
    seen_at     timestamptz not null default now(),
    primary key (institution, surrogate),
    unique (institution, blind_index)
);

-- Banks are no persons: their codes stand plain.
create table banks (
    institution text   not null,
    surrogate   bigint not null,
    identity    text   not null,
    primary key (institution, surrogate),
    unique (institution, identity)
);

-- A delivery by file.
create table transaction_files (
    file_id         uuid        primary key,
    institution     text        not null,
    idempotency_key text        not null,
    format          text        not null,
    state           text        not null check (state in ('running', 'completed', 'failed')),
    rows            bigint      not null default 0,
    accepted        bigint      not null default 0,
    duplicates      bigint      not null default 0,
    failed          bigint      not null default 0,
    failures        jsonb       not null default '[]',
    sent_by         text        not null,
    started_at      timestamptz not null default now(),
    finished_at     timestamptz,
    unique (institution, idempotency_key)
);

-- What was taken in, figures plain, words sealed. `number` is the order of storing.
create table transactions (
    number            bigint      generated always as identity,
    transaction_id    uuid        primary key,
    institution       text        not null,
    fingerprint       uuid        not null,
    event_time        timestamptz not null,
    payer             bigint      not null,
    payee             bigint      not null,
    payer_bank        bigint      not null,
    payee_bank        bigint      not null,
    paid_currency     text        not null,
    paid_minor        bigint      not null,
    paid_scale        smallint    not null,
    received_currency text        not null,
    received_minor    bigint      not null,
    received_scale    smallint    not null,
    base_minor        bigint      not null,
    base_currency     text        not null,
    format            text        not null,
    payer_country     text        not null,
    payee_country     text        not null,
    file_id           uuid,
    file_row          bigint,
    payer_sealed      bytea,
    payee_sealed      bytea,
    stored_at         timestamptz not null default now()
);

-- One after the other for pages and the sweep; by account for an officer's question; by time coarsely, since
-- rows lie nearly in its order.
create index transactions_number on transactions (institution, number);
create index transactions_payer on transactions (payer, number);
create index transactions_payee on transactions (payee, number);
create index transactions_event_time on transactions using brin (event_time);

-- Later words on a transaction's fate; the transaction itself may be unknown here.
create table transaction_statuses (
    number         bigint      generated always as identity,
    status_id      uuid        primary key,
    institution    text        not null,
    transaction_id uuid        not null,
    fingerprint    uuid        not null,
    status         text        not null,
    reason         text,
    event_time     timestamptz not null,
    sealed         bytea       not null,
    stored_at      timestamptz not null default now()
);

create index transaction_statuses_transaction on transaction_statuses (transaction_id);

-- Under which engine and configuration a decision was made.
create table configurations (
    configuration      integer generated always as identity primary key,
    engine_version     text not null,
    configuration_hash text not null,
    unique (engine_version, configuration_hash)
);

-- What the core answered; `number` is the order of their arrival here.
create table decisions (
    number         bigint      generated always as identity,
    transaction_id uuid        primary key,
    institution    text        not null,
    log_partition  integer     not null,
    log_offset     bigint      not null,
    event_time     timestamptz not null,
    outcome        smallint    not null,
    score          smallint    not null,
    level          smallint    not null,
    late           boolean     not null,
    configuration  integer     not null references configurations,
    scenarios      text[],
    typologies     text[],
    hits           bytea
);

create index decisions_number on decisions (institution, number);
create index decisions_with_hits on decisions (institution, number) where scenarios is not null;

create table alerts (
    alert_id       uuid        primary key,
    number         bigint      generated always as identity,
    institution    text        not null,
    scenario       text        not null,
    version        integer     not null,
    typology       text        not null,
    subject        bigint      not null,
    outcome        smallint    not null,
    score          smallint    not null,
    reason         text        not null,
    state          text        not null default 'open' check (state in ('open', 'closed')),
    opened_by      uuid        not null,
    opened_at      timestamptz not null,
    last_joined_at timestamptz not null,
    joins          integer     not null default 0
);

create index alerts_number on alerts (institution, number);
create index alerts_subject on alerts (subject, number);

-- The hits of an alert: the one that opened it, and those that joined.
create table alert_hits (
    alert_id       uuid        not null references alerts,
    transaction_id uuid        not null,
    institution    text        not null,
    event_time     timestamptz not null,
    opens          boolean     not null,
    score          smallint    not null,
    reason         text        not null,
    primary key (alert_id, transaction_id)
);

create table alert_evidence (
    alert_id       uuid    not null references alerts,
    transaction_id uuid    not null,
    institution    text    not null,
    primary key (alert_id, transaction_id)
);

create index alert_evidence_transaction on alert_evidence (transaction_id);

-- How far the read side has come in each topic, written in the transaction of its effect.
create table places (
    reader    text    not null,
    partition integer not null,
    next      bigint  not null,
    primary key (reader, partition)
);

-- All transactions of an institution up to this number are decided: the sweep looks behind it alone.
create table swept (
    institution text   primary key,
    number      bigint not null
);

alter table accounts enable row level security;
alter table banks enable row level security;
alter table transaction_files enable row level security;
alter table transactions enable row level security;
alter table transaction_statuses enable row level security;
alter table decisions enable row level security;
alter table alerts enable row level security;
alter table alert_hits enable row level security;
alter table alert_evidence enable row level security;

create policy own_institution on accounts using (institution = current_setting('vigil.institution', true));
create policy own_institution on banks using (institution = current_setting('vigil.institution', true));
create policy own_institution on transaction_files using (institution = current_setting('vigil.institution', true));
create policy own_institution on transactions using (institution = current_setting('vigil.institution', true));
create policy own_institution on transaction_statuses using (institution = current_setting('vigil.institution', true));
create policy own_institution on decisions using (institution = current_setting('vigil.institution', true));
create policy own_institution on alerts using (institution = current_setting('vigil.institution', true));
create policy own_institution on alert_hits using (institution = current_setting('vigil.institution', true));
create policy own_institution on alert_evidence using (institution = current_setting('vigil.institution', true));
