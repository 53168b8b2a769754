-- Notices of reports, to the role that may know of them.
alter table notices
    drop constraint notices_about_kind_check,
    add constraint notices_about_kind_check check (about_kind in ('item', 'case', 'list', 'report')),
    add constraint notices_reports_are_for_reporters check (about_kind <> 'report' or recipient_role is not distinct from 'reporter');
