-- What the role of the command side may do: of events, read and append. Where it is the tables' owner itself, nothing can
-- be taken from it; the command side says so when it starts.
do $$
declare
    command_role constant text := '${command_role}';
    here constant text := current_schema;
begin
    if command_role = current_user then return; end if;
    execute format('grant select, insert, update, delete on all tables in schema %I to %I', here, command_role);
    execute format('revoke update, delete on domain_event from %I', command_role);
    execute format('revoke insert, update, delete on %I from %I', '${flyway:table}', command_role);
    execute format('grant usage on all sequences in schema %I to %I', here, command_role);
    execute format('grant execute on function remove_old_qr_logins to %I', command_role);
    -- Tables of later versions.
    execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to %I',
                   here, command_role);
end $$;
