-- The decisions of what lies behind the mark come after this one: the sweep compares two short ranges instead of looking
-- each transaction up among all decisions.
alter table swept add column decision bigint not null default 0;
