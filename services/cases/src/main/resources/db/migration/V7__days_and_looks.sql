-- A case's days are counted as those of the law are: in a zone, by a calendar, all of them or those that are worked.
alter table desk_settings
    add column case_working_days boolean not null default false,
    add column case_calendar     text    not null default 'US',
    add column case_zone         text    not null default 'America/New_York';

-- Who looks at the same again within an hour has looked once. An export is one every time, and has no hour.
alter table case_views add column hour bigint;

create unique index case_views_hour on case_views
    (case_id, officer, what, coalesce(object, '00000000-0000-0000-0000-000000000000'), hour) where hour is not null;
