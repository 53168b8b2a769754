-- Reports to authorities. What they say is sealed under the report's key; who may not know of reports is kept out by
-- the house, and no other table names one.

create table report_counters (
    institution text   primary key,
    last        bigint not null
);

-- Who files for the institution: the same on every report.
create table report_profiles (
    institution text        primary key,
    revision    integer     not null,
    content     bytea       not null,
    changed_by  text        not null,
    changed_at  timestamptz not null
);

create table reports (
    number       bigint      generated always as identity,
    report_id    uuid        primary key,
    institution  text        not null,
    reference    text        not null,
    -- The caller's own name of its making: however often it is sent, one report is made.
    request_key  text        not null,
    version      integer     not null default 1,
    form         text        not null check (form in ('sar', 'ctr')),
    case_id      uuid        references cases,
    -- The report that it corrects or carries on.
    follows      uuid        references reports,
    state        text        not null check (state in ('draft', 'validated', 'in_review', 'approved', 'submitted',
        'acknowledged', 'rejected', 'accepted_with_warnings', 'amended', 'continued')),
    content      bytea       not null,
    narrative    bytea       not null,
    writers      text[]      not null,
    approved_by  text,
    approved_at  timestamptz,
    -- The authority's identifier of it.
    document     text        check (document ~ '^\d{14}$'),
    jurisdiction text        not null,
    detected_at  timestamptz not null,
    last_day     date,
    due_at       timestamptz,
    created_by   text        not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    unique (institution, reference),
    unique (institution, request_key),
    constraint four_eyes check (approved_by <> all (writers)),
    check ((approved_by is null) = (approved_at is null)),
    check (state not in ('approved', 'submitted', 'acknowledged', 'accepted_with_warnings', 'amended', 'continued')
        or approved_by is not null),
    check (state not in ('draft', 'validated', 'in_review') or approved_by is null)
);

create index reports_number on reports (institution, number desc);
create index reports_case on reports (case_id);
-- A report is followed once.
create unique index reports_follows on reports (follows) where follows is not null;

-- A file on its way to the authority: made once, moved once, answered once.
create table report_submissions (
    number          bigint      generated always as identity primary key,
    submission_id   uuid        not null unique,
    institution     text        not null,
    report_id       uuid        not null references reports,
    file_name       text        not null unique,
    sha256          text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    file            bytea       not null,
    sequence_number bigint      not null,
    state           text        not null check (state in ('pending', 'staged', 'sent', 'answered')),
    made_at         timestamptz not null,
    sent_at         timestamptz,
    answered_at     timestamptz,
    verdict         text        check (verdict in ('acknowledged', 'accepted_with_warnings', 'rejected')),
    remarks         jsonb       not null default '[]',
    check ((state = 'answered') = (verdict is not null))
);

create index report_submissions_report on report_submissions (report_id, number);
create index report_submissions_open on report_submissions (institution, number) where state <> 'answered';

create function report_life() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a report stays' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'draft' or new.version <> 1 or new.approved_by is not null or new.document is not null then
            raise exception 'a report begins as a draft' using errcode = '23514';
        end if;
        return new;
    end if;
    if (new.report_id, new.institution, new.reference, new.request_key, new.form, new.case_id, new.follows,
            new.created_by, new.created_at)
            is distinct from (old.report_id, old.institution, old.reference, old.request_key, old.form, old.case_id,
            old.follows, old.created_by, old.created_at) then
        raise exception 'a report stays what it is' using errcode = '23514';
    end if;
    if new.version <> old.version + 1 then
        raise exception 'every change of a report counts' using errcode = '23514';
    end if;
    if not old.writers <@ new.writers then
        raise exception 'who wrote a report stays known' using errcode = '23514';
    end if;
    if (new.content, new.narrative, new.writers) is distinct from (old.content, old.narrative, old.writers)
            and not (new.state = 'draft' and old.state in ('draft', 'validated')) then
        raise exception 'only a draft is written' using errcode = '23514';
    end if;
    if old.approved_by is not null and new.approved_by is distinct from old.approved_by and new.state <> 'draft' then
        raise exception 'an approval stands or falls with the draft' using errcode = '23514';
    end if;
    if new.state is distinct from old.state and not (
            (old.state = 'draft' and new.state = 'validated')
            or (old.state = 'validated' and new.state in ('draft', 'in_review'))
            or (old.state = 'in_review' and new.state in ('draft', 'approved'))
            or (old.state = 'approved' and new.state in ('draft', 'submitted'))
            or (old.state = 'submitted' and new.state in ('acknowledged', 'accepted_with_warnings', 'rejected'))
            or (old.state = 'rejected' and new.state = 'draft')
            or (old.state in ('acknowledged', 'accepted_with_warnings') and new.state in ('amended', 'continued'))) then
        raise exception 'a report does not go from % to %', old.state, new.state using errcode = '23514';
    end if;
    return new;
end $$;

create trigger report_life before insert or update or delete on reports for each row execute function report_life();

create function submission_life() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a submission stays' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'pending' or not exists (
                select from reports r where r.report_id = new.report_id and r.state = 'submitted') then
            raise exception 'what is approved is submitted' using errcode = '23514';
        end if;
        return new;
    end if;
    if (new.submission_id, new.institution, new.report_id, new.file_name, new.sha256, new.file, new.sequence_number,
            new.made_at)
            is distinct from (old.submission_id, old.institution, old.report_id, old.file_name, old.sha256, old.file,
            old.sequence_number, old.made_at)
            or not ((old.state = 'pending' and new.state = 'staged') or (old.state = 'staged' and new.state = 'sent')
                or (old.state = 'sent' and new.state = 'answered')) then
        raise exception 'a submission goes its way once' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger submission_life before insert or update or delete on report_submissions
    for each row execute function submission_life();

alter table report_counters enable row level security;
alter table report_profiles enable row level security;
alter table reports enable row level security;
alter table report_submissions enable row level security;

create policy own_institution on report_counters using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on report_profiles using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on reports using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on report_submissions using (institution = (select current_setting('vigil.institution', true)));
