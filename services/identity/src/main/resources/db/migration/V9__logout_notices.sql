-- Who is to be told that an officer has left: written with the end of the session, gone when the
-- program has taken the notice. The id is the notice's jti, so that a program knows one again.
create table logout_notices (
    id       text primary key,
    client   text        not null,
    officer  text        not null,
    session  text,
    tries    integer     not null default 0,
    next_at  timestamptz not null,
    ends_at  timestamptz not null
);

create index logout_notices_next on logout_notices (next_at);
