-- One living user a normalised name.
create table user_name (
    normalised varchar(256) primary key,
    user_id    varchar(64)  not null unique
);

-- Password hashes; no event holds them.
create table credential (
    user_id       varchar(64)  primary key,
    password_hash varchar(512) not null
);

-- One live login a user code; an expired row is taken over by the next login that draws the code.
create table user_code (
    code       varchar(16) primary key,
    login_id   varchar(64) not null,
    expires_at timestamptz not null
);
create index on user_code (expires_at);
