-- A third form: goAML's suspicious transaction report. What its authority calls a report is the authority's own way.

alter table reports drop constraint reports_form_check;
alter table reports add constraint reports_form_check check (form in ('sar', 'ctr', 'str'));
alter table reports drop constraint reports_document_check;
alter table reports add constraint reports_document_check check (
    case form when 'str' then document ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$' else document ~ '^\d{14}$' end);

-- Who files is said once for FinCEN's two forms, and once for goAML's.
alter table report_profiles add column form text not null default 'SARX' check (form in ('SARX', 'STRX'));
alter table report_profiles drop constraint report_profiles_pkey;
alter table report_profiles add primary key (institution, form);

-- Beside what is said with a report that is given back, what an officer read at the authority's portal.
alter table report_words drop constraint report_words_what_check;
alter table report_words add constraint report_words_what_check check (what in ('returned', 'answered'));

-- Clocks and the post go from one institution to the next: whoever made reports without ever having an alert was left out.
insert into institutions (institution) select distinct institution from reports on conflict do nothing;
