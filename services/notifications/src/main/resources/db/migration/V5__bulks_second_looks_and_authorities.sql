-- Closings of many alerts, second looks, and what authorities ask. What concerns two roles is told once to who has both; one
-- officer beside who did it may not be told; several of a kind for the same are one notice.
alter table notices
    add column also_role text,
    add column not_for   text,
    add constraint notices_also_role check (also_role is null or recipient_role is not null),
    drop constraint notices_kind_check,
    add constraint notices_kind_check check (kind in ('assigned', 'mentioned', 'escalated', 'deadline', 'approval_wanted',
        'returned', 'list_trouble', 'second_look')),
    drop constraint notices_about_kind_check,
    add constraint notices_about_kind_check check (about_kind in ('item', 'case', 'list', 'report', 'bulk_closing',
        'second_look', 'authority_request')),
    drop constraint notices_reports_are_for_reporters,
    add constraint notices_reports_are_for_reporters check (about_kind not in ('report', 'authority_request')
        or (recipient_role is not distinct from 'reporter' and also_role is null));

create index notices_also_role on notices (institution, also_role, number) where also_role is not null;

drop index notices_bulk;

create unique index notices_bulk on notices
    (institution, coalesce(recipient, ''), coalesce(recipient_role, ''), bulk) where bulk is not null;
