-- The only way in which the command side can remove events: whole streams of QR logins that the relay has published, older
-- than is asked, and than a day whatever is asked. It runs with the rights of the tables' owner.
create function remove_old_qr_logins(before text, batch integer) returns integer
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
    )
    select count(*)::integer from gone
$$;
revoke execute on function remove_old_qr_logins from public;
