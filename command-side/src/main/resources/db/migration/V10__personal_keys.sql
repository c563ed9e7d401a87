-- The keys to what events say of people: of a user by user id, of a browser that asked to be signed in by login id. Deleted
-- with the user who is forgotten, and with the login that retention removes.
create table personal_key (
    of_whom varchar(64) primary key,
    user_id varchar(64),
    secret  bytea not null
);
create index on personal_key (user_id) where user_id is not null;

-- The names and networks that tables held so far become marks that tell nothing without a secret, deleted rows included.
create table name_secret (secret bytea not null);
insert into name_secret
select sha256(convert_to(string_agg(gen_random_uuid()::text, ''), 'UTF8')) from generate_series(1, 4);

insert into personal_key (of_whom, secret)
select user_id, sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || user_id, 'UTF8'))
from user_name;

create function pg_temp.mark(secret bytea, what text) returns text language sql as $$
    select translate(rtrim(encode(sha256(secret || convert_to(what, 'UTF8')), 'base64'), '='), '+/', '-_')
$$;
alter table user_name rename column normalised to mark;
update user_name set mark = pg_temp.mark((select secret from name_secret), mark);
update approval set network = pg_temp.mark(secret, network) from personal_key where of_whom = approval.user_id;

-- As before, and the keys of the logins that are removed.
create or replace function remove_old_qr_logins(before text, batch integer) returns integer
    language sql security definer set search_path = ${flyway:defaultSchema}, pg_temp
as $$
    -- What the relay still misses begins at its lowest gap.
    with relayed as (
        select coalesce((select min(gap::bigint) - 1 from jsonb_array_elements_text(position -> 'gaps') gap),
                        (position ->> 'index')::bigint) as up_to
        from (select convert_from(token, 'UTF8')::jsonb as position from token_entry
              where processor_name = 'relay' and segment = 0) token
    ), old as (
        select first.aggregate_identifier from domain_event first, relayed
        where first.type = 'QrLogin' and first.sequence_number = 0
          and first.time_stamp < before
          and first.time_stamp < to_char(now() at time zone 'UTC' - interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
          and first.global_index <= relayed.up_to
          and not exists (select 1 from domain_event later
                          where later.aggregate_identifier = first.aggregate_identifier
                            and (later.global_index > relayed.up_to or later.type <> 'QrLogin'))
        order by first.global_index limit batch
    ), gone as (
        delete from domain_event using old
        where domain_event.aggregate_identifier = old.aggregate_identifier
        returning 1
    ), keys as (
        delete from personal_key using old where of_whom = old.aggregate_identifier
    )
    select count(*)::integer from gone
$$;
