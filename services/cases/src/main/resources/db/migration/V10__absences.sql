-- Who is away until when: shared work goes to others.
create table officer_absences (
    institution text        not null,
    officer     text        not null,
    until       timestamptz not null,
    changed_by  text        not null,
    changed_at  timestamptz not null,
    primary key (institution, officer)
);

alter table officer_absences enable row level security;

create policy own_institution on officer_absences using (institution = (select current_setting('vigil.institution', true)));
