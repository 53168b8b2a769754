-- Cases say of what holds that it does, not whether an authority was told.
alter table alert_labels drop constraint alert_labels_disposition_check;

update alert_labels set disposition = 'true_positive' where disposition = 'reported';

alter table alert_labels add constraint alert_labels_disposition_check check (disposition in ('false_positive',
    'no_further_action', 'escalated', 'customer_exited', 'true_positive'));
