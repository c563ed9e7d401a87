-- The event store. (aggregate_identifier, sequence_number) is unique: that index is the lock that makes a decision
-- happen once, on however many nodes it is taken.
create table domain_event (
    global_index         bigserial primary key,
    aggregate_identifier varchar(64)  not null,
    sequence_number      bigint       not null,
    type                 varchar(32)  not null,
    event_identifier     varchar(64)  not null unique,
    time_stamp           varchar(40)  not null,
    payload_type         varchar(64)  not null,
    payload_revision     varchar(16)  not null,
    payload              text         not null,
    meta_data            text         not null,
    unique (aggregate_identifier, sequence_number)
);

-- Read by the engine before every load; this version writes no snapshots.
create table snapshot_event (
    aggregate_identifier varchar(64)  not null,
    sequence_number      bigint       not null,
    type                 varchar(32)  not null,
    event_identifier     varchar(64)  not null unique,
    time_stamp           varchar(40)  not null,
    payload_type         varchar(64)  not null,
    payload_revision     varchar(16),
    payload              text         not null,
    meta_data            text         not null,
    primary key (aggregate_identifier, sequence_number)
);

-- How far the relay has published, and which node publishes.
create table token_entry (
    processor_name varchar(64) not null,
    segment        integer     not null,
    token          bytea,
    token_type     varchar(255),
    time_stamp     varchar(40),
    owner          varchar(255),
    primary key (processor_name, segment)
);
