-- Investigations. Words of officers and what comes from outside are sealed under the case's key.

create table case_counters (
    institution text   primary key,
    last        bigint not null
);

create table cases (
    number       bigint      generated always as identity,
    case_id      uuid        primary key,
    institution  text        not null,
    reference    text        not null,
    version      integer     not null default 1,
    state        text        not null check (state in ('open', 'in_review', 'pending_approval', 'closed', 'reopened')),
    title        bytea       not null,
    typology     text        not null,
    severity     text        not null check (severity in ('low', 'medium', 'high', 'critical')),
    assignee     text,
    created_by   text        not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    due_at       timestamptz not null,
    at_risk_at   timestamptz not null,
    -- 0 with whoever works it, 1 with the supervisors.
    level        integer     not null default 0 check (level in (0, 1)),
    escalated_at timestamptz,
    -- Who was warned of the deadline: 0 nobody, 1 at risk, 2 breached.
    warned       integer     not null default 0 check (warned between 0 and 2),
    -- In effect, and waiting for a second officer.
    closing      bigint,
    proposal     bigint,
    unique (institution, reference),
    check ((state = 'pending_approval') = (proposal is not null)),
    check (state <> 'closed' or closing is not null),
    check ((level = 1) = (escalated_at is not null))
);

create index cases_number on cases (institution, number desc);
create index cases_state on cases (institution, state, number desc);
create index cases_assignee on cases (institution, assignee, number desc);
create index cases_due on cases (institution, at_risk_at) where state <> 'closed';

-- An item is in one case at most, for ever: that is the key.
create table case_items (
    item_id     uuid        primary key references work_items,
    case_id     uuid        not null references cases,
    institution text        not null,
    added_by    text        not null,
    added_at    timestamptz not null
);

create index case_items_case on case_items (case_id);

-- How a case ended: said by one officer, approved by another.
create table case_closings (
    number      bigint      generated always as identity primary key,
    institution text        not null,
    case_id     uuid        not null references cases,
    outcome     text        not null
        check (outcome in ('false_positive', 'no_further_action', 'customer_exited', 'reported')),
    reason      bytea       not null,
    red_flags   text[]      not null default '{}',
    author      text        not null,
    made_at     timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    ended_by    text,
    ended_at    timestamptz,
    ended_words bytea,
    constraint four_eyes check (approved_by <> author),
    check (approved_by is null or ended_by is null)
);

create index case_closings_case on case_closings (case_id, number);

-- Who is concerned: surrogates and the institution's own ids, no names.
create table case_parties (
    case_id     uuid        not null references cases,
    institution text        not null,
    kind        text        not null check (kind in ('account', 'customer')),
    party       text        not null,
    role        text        not null check (role in ('subject', 'counterparty', 'beneficial_owner', 'witness', 'other')),
    added_by    text        not null,
    added_at    timestamptz not null,
    primary key (case_id, kind, party)
);

create index case_parties_party on case_parties (institution, party);

create table case_links (
    low_case    uuid        not null references cases,
    high_case   uuid        not null references cases,
    institution text        not null,
    linked_by   text        not null,
    linked_at   timestamptz not null,
    primary key (low_case, high_case),
    check (low_case < high_case)
);

create index case_links_high on case_links (high_case);

create table case_notes (
    number      bigint      generated always as identity,
    note_id     uuid        primary key,
    case_id     uuid        not null references cases,
    institution text        not null,
    author      text        not null,
    made_at     timestamptz not null,
    mentions    text[]      not null default '{}',
    words       bytea       not null
);

create index case_notes_case on case_notes (case_id, number);

create table case_files (
    number      bigint      generated always as identity,
    file_id     uuid        primary key,
    case_id     uuid        not null references cases,
    institution text        not null,
    name        bytea       not null,
    media_type  text        not null,
    size        bigint      not null,
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    stored_by   text        not null,
    stored_at   timestamptz not null,
    content     bytea       not null
);

create index case_files_case on case_files (case_id, number);

-- What was asked of a customer or a branch.
create table case_requests (
    number      bigint      generated always as identity,
    request_id  uuid        primary key,
    case_id     uuid        not null references cases,
    institution text        not null,
    addressee   text        not null check (addressee in ('customer', 'branch', 'other_institution', 'authority', 'other')),
    question    bytea       not null,
    asked_by    text        not null,
    asked_at    timestamptz not null,
    due_at      timestamptz not null,
    state       text        not null check (state in ('open', 'answered', 'withdrawn')),
    answer      bytea,
    ended_by    text,
    ended_at    timestamptz,
    check ((state = 'open') = (ended_at is null)),
    check ((state = 'answered') = (answer is not null))
);

create index case_requests_case on case_requests (case_id, number);

-- Steps of the case's checklist that are done; those that are not have no row.
create table case_steps (
    case_id     uuid        not null references cases,
    step        text        not null,
    institution text        not null,
    state       text        not null check (state in ('done', 'not_applicable')),
    words       bytea,
    done_by     text        not null,
    done_at     timestamptz not null,
    primary key (case_id, step)
);

-- Who looked, and at what.
create table case_views (
    number      bigint      generated always as identity primary key,
    case_id     uuid        not null references cases,
    institution text        not null,
    officer     text        not null,
    at          timestamptz not null,
    what        text        not null check (what in ('case', 'notes', 'file', 'export')),
    object      uuid
);

create index case_views_case on case_views (case_id, number);

-- Words of titles and notes under a keyed hash: a search finds whole words, a thief finds none.
create table case_words (
    institution text  not null,
    word        bytea not null,
    case_id     uuid  not null references cases,
    primary key (institution, word, case_id)
);

create function case_life() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a case is closed, never deleted' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'open' or new.version <> 1 or new.closing is not null then
            raise exception 'a case begins open' using errcode = '23514';
        end if;
        return new;
    end if;
    if (new.case_id, new.institution, new.reference, new.created_by, new.created_at)
            is distinct from (old.case_id, old.institution, old.reference, old.created_by, old.created_at) then
        raise exception 'a case stays what it is' using errcode = '23514';
    end if;
    if new.version <> old.version + 1 and (new.version <> old.version or (new.state, new.title, new.assignee, new.due_at,
            new.level, new.closing, new.proposal) is distinct from (old.state, old.title, old.assignee, old.due_at,
            old.level, old.closing, old.proposal)) then
        raise exception 'every change of a case counts' using errcode = '23514';
    end if;
    if new.state is distinct from old.state and not (
            (old.state in ('open', 'reopened') and new.state = 'in_review')
            or (old.state = 'in_review' and new.state = 'pending_approval')
            or (old.state = 'pending_approval' and new.state in ('in_review', 'closed'))
            or (old.state = 'closed' and new.state = 'reopened')) then
        raise exception 'a case does not go from % to %', old.state, new.state using errcode = '23514';
    end if;
    if new.state = 'closed' and old.state <> 'closed' and not exists (
            select from case_closings c where c.number = new.closing and c.number = old.proposal
                and c.case_id = new.case_id and c.approved_by is not null and c.approved_by <> c.author) then
        raise exception 'a case is closed by two officers' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger case_life before insert or update or delete on cases for each row execute function case_life();

create function closing_life() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a closing stays' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.approved_by is not null or new.ended_by is not null then
            raise exception 'a closing is approved after it is made' using errcode = '23514';
        end if;
        return new;
    end if;
    if (new.institution, new.case_id, new.outcome, new.reason, new.red_flags, new.author, new.made_at)
            is distinct from (old.institution, old.case_id, old.outcome, old.reason, old.red_flags, old.author, old.made_at)
            or old.approved_by is not null or old.ended_by is not null then
        raise exception 'a closing stays as it was made' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger closing_life before insert or update or delete on case_closings for each row execute function closing_life();

create function stays_as_written() returns trigger language plpgsql as $$
begin
    raise exception 'what is written of a case stays' using errcode = '23514';
end $$;

create trigger stays_as_written before update or delete on case_items for each row execute function stays_as_written();
create trigger stays_as_written before update or delete on case_notes for each row execute function stays_as_written();
create trigger stays_as_written before update or delete on case_files for each row execute function stays_as_written();
create trigger stays_as_written before update or delete on case_views for each row execute function stays_as_written();

alter table case_counters enable row level security;
alter table cases enable row level security;
alter table case_items enable row level security;
alter table case_closings enable row level security;
alter table case_parties enable row level security;
alter table case_links enable row level security;
alter table case_notes enable row level security;
alter table case_files enable row level security;
alter table case_requests enable row level security;
alter table case_steps enable row level security;
alter table case_views enable row level security;
alter table case_words enable row level security;

create policy own_institution on case_counters using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on cases using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on case_items using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on case_closings using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on case_parties using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on case_links using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on case_notes using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on case_files using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on case_requests using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on case_steps using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on case_views using (institution = (select current_setting('vigil.institution', true)));
create policy own_institution on case_words using (institution = (select current_setting('vigil.institution', true)));
