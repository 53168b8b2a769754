-- Cash as monitoring tells it, added up by business day and person: what is over the limit becomes a report by itself.
create table cash_movements (
    transaction_id uuid           primary key,
    institution    text           not null,
    at             timestamptz    not null,
    day            date           not null,
    person         text           not null,
    account        text           not null,
    incoming       boolean        not null,
    amount         numeric(28, 8) not null check (amount > 0)
);

create index cash_movements_day on cash_movements (institution, day, person, at);

create table cash_days (
    institution text           not null,
    day         date           not null,
    person      text           not null,
    cash_in     numeric(28, 8) not null,
    cash_out    numeric(28, 8) not null,
    movements   integer        not null,
    -- How many of them the report was made of; zero without one.
    counted     integer        not null default 0 check (counted between 0 and movements),
    report_id   uuid           references reports,
    primary key (institution, day, person),
    check ((report_id is null) = (counted = 0))
);

-- Days below every limit are the most: the largest first, so that they are not read.
create index cash_days_open on cash_days (institution, greatest(cash_in, cash_out)) where counted < movements;
create index cash_days_report on cash_days (report_id) where report_id is not null;

create trigger stays_as_written before update or delete on cash_movements for each row execute function stays_as_written();

alter table cash_movements enable row level security;
alter table cash_days enable row level security;

create policy own_institution on cash_movements using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on cash_days using (institution = (select current_setting('vigil.institution', true)));
