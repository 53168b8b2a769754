-- When each version was met last, and how often: what is never met is looked at, or retired.
create table scenario_firings (
    institution   text        not null,
    scenario      text        not null,
    version       integer     not null,
    hits          bigint      not null,
    last_fired_at timestamptz not null,
    primary key (institution, scenario, version)
);

alter table scenario_firings enable row level security;

insert into scenario_firings (institution, scenario, version, hits, last_fired_at)
select a.institution, a.scenario, a.version, count(*), max(h.event_time)
from alerts a join alert_hits h using (alert_id)
group by a.institution, a.scenario, a.version;

create policy own_institution on scenario_firings
    using (institution = (select current_setting('vigil.institution', true)));
