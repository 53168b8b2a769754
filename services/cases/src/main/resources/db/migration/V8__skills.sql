-- What officers know their way about in; who shares work out gives it to those first.
create table officer_skills (
    institution text        not null,
    officer     text        not null,
    typologies  text[]      not null check (cardinality(typologies) between 1 and 100),
    changed_by  text        not null,
    changed_at  timestamptz not null,
    primary key (institution, officer)
);

alter table officer_skills enable row level security;

create policy own_institution on officer_skills using (institution = (select current_setting('vigil.institution', true)));
