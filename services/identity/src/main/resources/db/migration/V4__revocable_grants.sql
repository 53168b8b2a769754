-- What tokens of a grant carry, by which they are revoked: its own id, or that of the only token.
-- And the browser session in which it was given, with whose end it ends.
alter table grants
    add column revocable text,
    add column session   text;

create index grants_login on grants (login);
create index grants_client on grants (client);
create index grants_session on grants (session) where session is not null;
create index grants_revocable on grants (revocable);
