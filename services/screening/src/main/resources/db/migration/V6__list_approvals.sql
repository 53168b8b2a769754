-- Who has brought a version of a list that takes entries away or changes them, against which version in force. It comes
-- into force when a second officer brings the same. No policy: lists are everybody's.
create table list_approvals (
    list        text        not null,
    version     text        not null,
    before      text        not null,
    institution text        not null,
    login       text        not null,
    brought_at  timestamptz not null default now(),
    primary key (list, version, before, institution, login)
);
