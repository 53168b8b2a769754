-- Which process of the house leads: it alone writes decisions and their rows, the others follow.
-- By this database's clock, so that the clocks of the processes do not matter.
create table leases (
    name   text        primary key,
    holder uuid        not null,
    until  timestamptz not null
);
