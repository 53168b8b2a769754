-- An alert shows score, reason and outcome of its strongest hit together; hits of before have their alert's outcome.
alter table alert_hits add column outcome smallint;
