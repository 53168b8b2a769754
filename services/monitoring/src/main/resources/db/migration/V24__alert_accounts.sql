-- Whose payments are behind an alert: alerts that have accounts in common are pieces of one ring.
create table alert_accounts (
    alert_id    uuid   not null references alerts,
    account     bigint not null,
    institution text   not null,
    primary key (alert_id, account)
);

create index alert_accounts_account on alert_accounts (account);

alter table alert_accounts enable row level security;

insert into alert_accounts (alert_id, account, institution)
select e.alert_id, p.account, e.institution
from alert_evidence e
join transactions t on t.transaction_id = e.transaction_id
cross join lateral (values (t.payer), (t.payee)) as p (account)
on conflict do nothing;

create policy own_institution on alert_accounts
    using (institution = (select current_setting('vigil.institution', true)));
