-- Other houses hear of changes of officers from now on (`officer.changed`); of whom was kept out before, here and once.
insert into outbox (topic, key, message_id, payload)
select 'events', institution, told.id, convert_to(json_build_object(
    'specversion', '1.0',
    'id', told.id,
    'source', '/identity',
    'type', 'officer.changed',
    'subject', officers.id,
    'time', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'institution', institution,
    'datacontenttype', 'application/json',
    'data', json_build_object('enabled', false, 'roles', array_to_string(roles, ',')))::text, 'UTF8')
from officers, lateral (select 'officer.changed/' || institution || '/' || officers.id || '/kept-out' as id) told
where not enabled;
