-- Finds the sessions that a user started and the logins that the user scanned, for operators who read a history. Whatever
-- somebody makes of a payload, this can be computed.
create index domain_event_of_user on domain_event (substring(payload from '"userId":"([A-Za-z0-9_-]{1,64})"'))
    where payload_type in ('SessionStarted', 'QrScanned');
