-- The generation counts changes of the password: what was checked against an older one no longer counts. A hash that is
-- only made anew with other parameters keeps it.
alter table credential add column generation integer not null default 0;
alter table credential add column disabled boolean not null default false;
