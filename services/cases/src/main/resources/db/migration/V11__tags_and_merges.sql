-- Words that officers sort their work by. They stand in the row itself: whoever waited for the row's lock reads what
-- stands there then. Everybody reads them, so nothing of a report is let in at the door.
alter table work_items add column tags text[] not null default '{}' check (cardinality(tags) <= 20);

alter table cases add column tags text[] not null default '{}' check (cardinality(tags) <= 20);

-- Few of many have one: a filter and the suggestions read these alone.
create index work_items_tagged on work_items (institution, number desc) where cardinality(tags) > 0;
create index cases_tagged on cases (institution, number desc) where cardinality(tags) > 0;

-- An alert that became part of another one. It is no decision: nothing was said of it, what is said of the survivor holds
-- for it too.
alter table work_items add column merged_into uuid references work_items,
    drop constraint work_items_state_check,
    add constraint work_items_state_check
        check (state in ('new', 'in_review', 'escalated', 'snoozed', 'closed', 'merged')),
    add constraint work_items_merged check ((state = 'merged') = (merged_into is not null)),
    add constraint work_items_merged_elsewhere check (merged_into <> item_id);

create index work_items_merged_into on work_items (merged_into) where merged_into is not null;

create function item_marks() returns trigger language plpgsql as $$
declare
    survivor record;
begin
    if new.version = old.version
            and (new.tags, new.merged_into) is distinct from (old.tags, old.merged_into) then
        raise exception 'every change of an item counts' using errcode = '23514';
    end if;
    if old.state = 'merged' and (new.state, new.merged_into) is distinct from (old.state, old.merged_into) then
        raise exception 'what was merged stays merged' using errcode = '23514';
    end if;
    if new.state = 'merged' and old.state <> 'merged' then
        select w.institution, w.state, w.subject_kind, w.subject into survivor
            from work_items w where w.item_id = new.merged_into;
        if old.state not in ('new', 'in_review', 'escalated') or old.proposal is not null or old.source <> 'alert'
                or survivor.state not in ('new', 'in_review', 'escalated')
                or (survivor.institution, survivor.subject_kind, survivor.subject)
                    is distinct from (old.institution, old.subject_kind, old.subject) then
            raise exception 'open alerts of one subject are merged' using errcode = '23514';
        end if;
    end if;
    return new;
end $$;

create trigger item_marks before update on work_items for each row execute function item_marks();

create function case_marks() returns trigger language plpgsql as $$
begin
    if new.version = old.version and new.tags is distinct from old.tags then
        raise exception 'every change of a case counts' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger case_marks before update on cases for each row execute function case_marks();
