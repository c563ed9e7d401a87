-- Never written, and no longer asked for.
drop table snapshot_event;
