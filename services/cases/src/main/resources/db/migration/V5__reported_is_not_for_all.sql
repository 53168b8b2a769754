-- Who may not know of reports closes what holds as `true_positive`, and reads `reported` as that. What everybody reads,
-- the timeline, says nothing else; what it said before is mended once.
alter table dispositions drop constraint dispositions_disposition_check,
    add constraint dispositions_disposition_check check (disposition in ('false_positive', 'no_further_action', 'escalated',
        'customer_exited', 'true_positive', 'reported'));

alter table case_closings drop constraint case_closings_outcome_check,
    add constraint case_closings_outcome_check check (outcome in ('false_positive', 'no_further_action',
        'customer_exited', 'true_positive', 'reported'));

alter table timeline disable trigger timeline_stays;

update timeline set details = details || '{"disposition": "true_positive"}' where details ->> 'disposition' = 'reported';
update timeline set details = details || '{"outcome": "true_positive"}' where details ->> 'outcome' = 'reported';

alter table timeline enable trigger timeline_stays;
