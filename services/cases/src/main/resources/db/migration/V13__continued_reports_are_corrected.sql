-- A report that was carried on can still be corrected: it is then followed twice, by the one that carries it on and by
-- its correction. The key of its making says which of the two a report is.

drop index reports_follows;
create unique index reports_follows on reports (follows, split_part(request_key, ':', 1)) where follows is not null;

create or replace function report_life() returns trigger language plpgsql as $$
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
            or (old.state in ('acknowledged', 'accepted_with_warnings') and new.state in ('amended', 'continued'))
            or (old.state = 'continued' and new.state = 'amended')) then
        raise exception 'a report does not go from % to %', old.state, new.state using errcode = '23514';
    end if;
    return new;
end $$;

-- What officers say to each other when a report is given back; sealed under the report's key.
create table report_words (
    report_id   uuid        not null references reports,
    institution text        not null,
    -- The version of the report that the words made.
    version     integer     not null,
    what        text        not null check (what = 'returned'),
    words       bytea       not null,
    said_by     text        not null,
    said_at     timestamptz not null,
    primary key (report_id, version)
);

alter table report_words enable row level security;
create policy own_institution on report_words using (institution = (select current_setting('vigil.institution', true)));
