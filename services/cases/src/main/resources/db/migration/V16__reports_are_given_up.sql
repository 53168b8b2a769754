-- A report that is not filed: one officer says why, a second one agrees. It is for good, and another can be begun.

alter table reports drop constraint reports_state_check;
alter table reports add constraint reports_state_check check (state in ('draft', 'validated', 'in_review', 'approved',
    'submitted', 'acknowledged', 'rejected', 'accepted_with_warnings', 'amended', 'continued', 'giving_up', 'given_up'));

alter table reports
    add column given_up_by text,
    add constraint given_up_by_whom check ((state in ('giving_up', 'given_up')) = (given_up_by is not null)),
    add constraint four_eyes_on_giving_up check (approved_by <> given_up_by),
    add constraint given_up_by_two check (case state when 'giving_up' then approved_by is null
        when 'given_up' then approved_by is not null else true end);

-- A report is followed once in each way, but for those that were given up.
drop index reports_follows;
create unique index reports_follows on reports (follows, split_part(request_key, ':', 1))
    where follows is not null and state <> 'given_up';

alter table report_words drop constraint report_words_what_check;
alter table report_words add constraint report_words_what_check check (what in ('returned', 'answered', 'giving_up'));

-- The steps of a report of a form: cash of a day is never continued, and goAML knows no correction.
create function report_steps(form text, before text, after text) returns boolean language sql immutable as $$
    select (before = 'draft' and after in ('validated', 'giving_up'))
        or (before = 'validated' and after in ('draft', 'in_review', 'giving_up'))
        or (before = 'in_review' and after in ('draft', 'approved'))
        or (before = 'approved' and after in ('draft', 'submitted'))
        or (before = 'submitted' and after in ('acknowledged', 'accepted_with_warnings', 'rejected'))
        or (before = 'rejected' and after = 'draft')
        or (before in ('acknowledged', 'accepted_with_warnings', 'continued') and after = 'amended' and form <> 'str')
        or (before in ('acknowledged', 'accepted_with_warnings') and after = 'continued' and form <> 'ctr')
        or (before = 'giving_up' and after in ('draft', 'given_up'))
$$;

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
    if old.given_up_by is not null and new.given_up_by is distinct from old.given_up_by and new.state <> 'draft' then
        raise exception 'who gave a report up stays known' using errcode = '23514';
    end if;
    if new.state is distinct from old.state and not report_steps(old.form, old.state, new.state)
            and not report_falls_back(old.report_id, old.state, new.state) then
        raise exception 'a report does not go from % to %', old.state, new.state using errcode = '23514';
    end if;
    return new;
end $$;

-- What was corrected or carried on stands again as before when the report that followed it is given up, and then alone.
create function report_falls_back(id uuid, before text, after text) returns boolean language sql stable as $$
    select case
        when before = 'amended' and after in ('acknowledged', 'accepted_with_warnings', 'continued') then
            exists (select from reports f where f.follows = id and split_part(f.request_key, ':', 1) = 'corrects')
            and not exists (select from reports f where f.follows = id and f.state <> 'given_up'
                and (after <> 'continued' or split_part(f.request_key, ':', 1) = 'corrects'))
        when before = 'continued' and after in ('acknowledged', 'accepted_with_warnings') then
            exists (select from reports f where f.follows = id)
            and not exists (select from reports f where f.follows = id and f.state <> 'given_up')
        else false
    end
$$;
