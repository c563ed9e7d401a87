-- Logins that a user has scanned and not decided: a fixed number of places each.
create table pending_scan (
    user_id    varchar(64) not null,
    place      smallint    not null,
    login_id   varchar(64) not null,
    expires_at timestamptz not null,
    primary key (user_id, place)
);

-- Which phone session approved which session of which browser.
create table approval (
    session_id           varchar(64) primary key,
    approving_session_id varchar(64) not null,
    user_id              varchar(64) not null,
    network              varchar(64) not null,
    browser              varchar(64) not null,
    approved_at          timestamptz not null,
    disowned             boolean     not null default false
);
create index on approval (approving_session_id);
create index on approval (user_id, browser, network);
create index on approval (approved_at);

-- Browsers that someone did not know; an empty browser stands for all of the network.
create table refused_browser (
    network varchar(64) not null,
    browser varchar(64) not null,
    until   timestamptz not null,
    primary key (network, browser)
);
create index on refused_browser (until);
