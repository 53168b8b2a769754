-- Notes for those alone who may know of reports; their words are found by nobody else, and neither is that they are there.
alter table case_notes add column confidential boolean not null default false;

alter table timeline add column confidential boolean not null default false;

alter table case_words add column confidential boolean not null default false,
    drop constraint case_words_pkey,
    add primary key (institution, word, case_id, confidential);
