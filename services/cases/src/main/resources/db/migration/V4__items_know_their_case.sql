-- An item's row says itself which case it is in: whoever waited for the row's lock reads what stands there then, while a
-- question to another table beside it would be answered from before the wait. `case_items` stays what keeps an item in
-- one case at most.
alter table work_items add column case_id uuid references cases;

update work_items w set case_id = c.case_id from case_items c where c.item_id = w.item_id;

create function item_stays_in_its_case() returns trigger language plpgsql as $$
begin
    if old.case_id is not null and new.case_id is distinct from old.case_id then
        raise exception 'an item stays in its case' using errcode = '23514';
    end if;
    if new.case_id is distinct from old.case_id and not exists (
            select from case_items c where c.item_id = new.item_id and c.case_id = new.case_id) then
        raise exception 'an item is in the case that has it' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger item_stays_in_its_case before update of case_id on work_items
    for each row execute function item_stays_in_its_case();

create index work_items_case on work_items (case_id) where case_id is not null;
