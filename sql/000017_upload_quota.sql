-- Files an account has sent and not yet handed in are counted; what was found in a case is counted no more.
alter table approval._private_upload add column handed_in boolean not null default false;
create index upload_waiting on approval._private_upload (account, uploaded_at) where not handed_in;
