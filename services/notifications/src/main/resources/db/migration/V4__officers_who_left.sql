-- Whom identity keeps out gets no mail; what is kept of him stays for the day he is let in again.
alter table preferences
    add column active boolean not null default true;
