-- Finds the logins that retention may remove without reading anything else.
create index domain_event_qr_logins on domain_event (time_stamp) where type = 'QrLogin' and sequence_number = 0;
