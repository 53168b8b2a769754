-- Another day of detection: while a report is still to be filed, and with words.

alter table report_words drop constraint report_words_what_check;
alter table report_words add constraint report_words_what_check
    check (what in ('returned', 'answered', 'giving_up', 'redated'));

create function report_clock() returns trigger language plpgsql as $$
begin
    if new.jurisdiction is distinct from old.jurisdiction then
        raise exception 'a report stays in its jurisdiction' using errcode = '23514';
    end if;
    if (new.detected_at, new.last_day, new.due_at) is distinct from (old.detected_at, old.last_day, old.due_at)
            and not old.state in ('draft', 'validated', 'in_review', 'approved', 'rejected', 'giving_up') then
        raise exception 'the clock of a filed report stands' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger report_clock before update on reports for each row execute function report_clock();
