-- What officers had decided of alerts, and what stood behind these, at any time: a backtest holds what it finds against
-- that, and can be repeated. An empty disposition is an alert that was opened again.
create table alert_verdicts (
    number      bigint      generated always as identity primary key,
    alert_id    uuid        not null references alerts,
    institution text        not null,
    disposition text        not null,
    known_at    timestamptz not null default now()
);

create index alert_verdicts_alert on alert_verdicts (institution, alert_id, number);

alter table alert_verdicts enable row level security;

insert into alert_verdicts (alert_id, institution, disposition, known_at)
select alert_id, institution, disposition, labelled_at from alert_labels;

create policy own_institution on alert_verdicts
    using (institution = (select current_setting('vigil.institution', true)));

alter table alert_evidence add column known_at timestamptz not null default '-infinity';
alter table alert_evidence alter column known_at set default now();

alter table backtests add column labels_until timestamptz;
