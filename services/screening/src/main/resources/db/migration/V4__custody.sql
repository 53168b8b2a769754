-- How often the customers of this database came into the custody of a process. Whoever changes customers or follows
-- a list up holds its own number to the end of the transaction: what a former holder still writes is refused.
-- No policy: it is everybody's.
create table custody (
    one      boolean     primary key default true check (one),
    number   bigint      not null,
    taken_at timestamptz not null default now()
);

insert into custody (number) values (0);

-- Who could not be read while a list was followed up. Once they can be, everything is screened again.
alter table customers add column missed boolean not null default false;

create index customers_missed on customers (institution, customer) where missed;
