-- Second looks of which it was told that they are late.
create table second_look_calls (
    institution text not null,
    look_id     uuid not null references second_looks,
    occasion    text not null,
    primary key (look_id, occasion)
);

alter table second_look_calls enable row level security;

create policy own_institution on second_look_calls using (institution = (select current_setting('vigil.institution', true)));

-- Why a second officer approved; an institution can ask for it.
alter table desk_settings add column approval_words boolean not null default false;

alter table case_closings add column approved_words bytea,
    add constraint words_of_an_approval check (approved_words is null or approved_by is not null);

create function approval_words() returns trigger language plpgsql as $$
begin
    if coalesce((select s.approval_words from desk_settings s where s.institution = new.institution), false) then
        raise exception 'an approval says why' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger approval_words before update on case_closings for each row
    when (old.approved_by is null and new.approved_by is not null and new.approved_words is null)
    execute function approval_words();

create trigger approval_words before update on bulk_closings for each row
    when (old.state = 'waiting' and new.state = 'approved' and new.words is null)
    execute function approval_words();
