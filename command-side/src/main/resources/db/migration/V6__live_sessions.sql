-- The sessions that are live, written with their events: who looks needs to read no history, and who approves holds the
-- row of the approving session so that it cannot be ended meanwhile.
create table live_session (
    session_id           varchar(64)  primary key,
    user_id              varchar(64)  not null,
    client_id            varchar(256) not null,
    approving_session_id varchar(64),
    started_at           timestamptz  not null,
    expires_at           timestamptz  not null
);

insert into live_session
select aggregate_identifier, session ->> 'userId', session ->> 'clientId', session ->> 'approvingSessionId',
       (session ->> 'startedAt')::timestamptz, (session ->> 'expiresAt')::timestamptz
from (select aggregate_identifier, payload::jsonb as session from domain_event started
      where type = 'Session' and payload_type = 'SessionStarted'
        and not exists (select 1 from domain_event revoked
                        where revoked.aggregate_identifier = started.aggregate_identifier
                          and revoked.payload_type = 'SessionRevoked')) unrevoked
where (session ->> 'expiresAt')::timestamptz > now();

create index on live_session (user_id);
create index on live_session (approving_session_id);
create index on live_session (expires_at);
