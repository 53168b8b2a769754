-- An officer lets a scenario rest for an account until a moment: its alerts are kept, joined and shown as ever, but wait
-- outside the queue, and come back at the end by themselves.
create table snoozes (
    number      bigint      generated always as identity,
    snooze_id   uuid        primary key,
    institution text        not null,
    scenario    text        not null,
    subject     bigint      not null,
    reason      text        not null
        check (reason in ('known_activity', 'expected_payments', 'under_investigation', 'data_being_corrected')),
    made_by     text        not null,
    made_at     timestamptz not null default now(),
    until       timestamptz not null,
    ended_by    text,
    ended_at    timestamptz,
    check (until > made_at),
    check ((ended_at is null) = (ended_by is null))
);

create index snoozes_number on snoozes (institution, number);
create unique index snoozes_in_force on snoozes (institution, scenario, subject) where ended_at is null;

create function snooze_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a snooze is ended, never deleted' using errcode = '23514';
    end if;
    if old.ended_at is not null or (new.snooze_id, new.institution, new.scenario, new.subject, new.reason, new.made_by,
            new.made_at, new.until) is distinct from (old.snooze_id, old.institution, old.scenario, old.subject,
            old.reason, old.made_by, old.made_at, old.until) then
        raise exception 'a snooze stays as it was made' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger snooze_stays before update or delete on snoozes for each row execute function snooze_stays();

alter table snoozes enable row level security;

create policy own_institution on snoozes using (institution = (select current_setting('vigil.institution', true)));

alter table alerts drop constraint alerts_state_check;
alter table alerts add constraint alerts_state_check check (state in ('open', 'snoozed', 'closed'));
alter table alerts add column snooze uuid references snoozes;
alter table alerts add constraint alerts_snoozed check ((state = 'snoozed') = (snooze is not null));
-- Whether alert.opened has gone out: of an alert that was born snoozed it goes out at the end.
alter table alerts add column told boolean not null default true;

create index alerts_snoozed on alerts (snooze) where snooze is not null;
