-- What officers have decided of alerts, as the house of cases tells it: by these backtests know what was worth finding.
create table alert_labels (
    alert_id    uuid        primary key references alerts,
    institution text        not null,
    disposition text        not null
        check (disposition in ('false_positive', 'no_further_action', 'escalated', 'customer_exited', 'reported')),
    labelled_at timestamptz not null
);

create index alert_labels_institution on alert_labels (institution, disposition);

alter table alert_labels enable row level security;

create policy own_institution on alert_labels using (institution = (select current_setting('vigil.institution', true)));
