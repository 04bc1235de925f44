-- The second rendition (OFD) of a certificate: which file it is. Its own sealed entry releases it, as a paper's does.

create table certificate.rendition (
  id uuid primary key,
  document uuid not null unique,
  file text
);
create index rendition_file on certificate.rendition (file);
grant select, insert, update, delete on certificate.rendition to oneseal_app;
