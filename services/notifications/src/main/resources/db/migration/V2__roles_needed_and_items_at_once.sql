-- A notice to one officer that is shown while he has a role alone; and one notice for all that was given at once.
alter table notices
    add column needs_role text,
    add column bulk       text,
    add column items      integer not null default 1;

create unique index notices_bulk on notices (institution, recipient, bulk) where bulk is not null;
