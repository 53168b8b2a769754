-- Officers who sign in through the provider outside, by a keyed hash of issuer and subject.
create table outside_links (
    officer       text primary key references officers (id) on delete cascade,
    subject_index bytea       not null unique,
    made_at       timestamptz not null default now()
);
