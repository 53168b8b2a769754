-- These tables only grow: to read them again after every fifth more, as the server would, costs the intake of files
-- several of a hundred.
alter table transactions set (autovacuum_vacuum_insert_scale_factor = 1, autovacuum_analyze_scale_factor = 0.5);
alter table decisions set (autovacuum_vacuum_insert_scale_factor = 1, autovacuum_analyze_scale_factor = 0.5);

-- Asked once a statement instead of once a row.
alter policy own_institution on accounts using (institution = (select current_setting('vigil.institution', true)));
alter policy own_institution on banks using (institution = (select current_setting('vigil.institution', true)));
alter policy own_institution on transaction_files using (institution = (select current_setting('vigil.institution', true)));
alter policy own_institution on transactions using (institution = (select current_setting('vigil.institution', true)));
alter policy own_institution on transaction_statuses using (institution = (select current_setting('vigil.institution', true)));
alter policy own_institution on decisions using (institution = (select current_setting('vigil.institution', true)));
alter policy own_institution on alerts using (institution = (select current_setting('vigil.institution', true)));
alter policy own_institution on alert_hits using (institution = (select current_setting('vigil.institution', true)));
alter policy own_institution on alert_evidence using (institution = (select current_setting('vigil.institution', true)));
