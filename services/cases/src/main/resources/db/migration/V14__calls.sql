-- What those who may know of reports were called for already; and requests for information of whose day the officer was told.
create table report_calls (
    institution text not null,
    report_id   uuid not null references reports,
    occasion    text not null,
    primary key (report_id, occasion)
);

alter table report_calls enable row level security;

create policy own_institution on report_calls using (institution = (select current_setting('vigil.institution', true)));

alter table case_requests add column warned boolean not null default false;

create index case_requests_open on case_requests (institution, due_at) where state = 'open' and not warned;
