-- How far the topic of events was read; kept with the effects of what was read.
create table event_places (
    topic     text    not null,
    partition integer not null,
    next      bigint  not null,
    primary key (topic, partition)
);
