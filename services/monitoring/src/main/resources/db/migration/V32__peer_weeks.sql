-- What accounts of a group did in a week: of each figure a hundredth of them each had at most that. No account is told.
create table peer_weeks (
    institution text        not null,
    week        date        not null,
    peer_group  text        not null,
    figure      text        not null,
    currency    text        not null,
    accounts    integer     not null,
    hundredths  bigint[]    not null check (cardinality(hundredths) = 100),
    counted_at  timestamptz not null default now(),
    primary key (institution, week, peer_group, figure)
);

-- Up to which transaction weeks were counted.
create table peer_places (
    institution text   primary key,
    number      bigint not null
);

alter table peer_weeks enable row level security;
alter table peer_places enable row level security;

create policy own_institution on peer_weeks using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on peer_places using (institution = (select current_setting('vigil.institution', true)));
