-- What waits for a second administrator: a person to let in, or other roles for one who is in.

create table organisation.proposal (
  officer uuid primary key,
  about text not null check (about in ('person', 'roles')),
  name text not null,
  organ uuid not null,
  post text not null,
  roles text[] not null,
  username text,
  proposed_by uuid not null,
  proposed_at timestamptz not null
);
create index proposal_age on organisation.proposal (proposed_at, officer);
grant select, insert, update, delete on organisation.proposal to oneseal_app;

-- One day at the windows of one hall: who comes when. Names and telephone numbers of those who booked.
create table service._private_window_day (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  hall uuid not null,
  day date not null
);
create unique index window_day_of_hall on service._private_window_day (hall, day);

-- 旗舰店: an organ's or a region's own front of the same hall.
create table service.portal (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  code text not null,
  organ uuid not null,
  open boolean not null
);
create unique index portal_code on service.portal (code);
create index portal_organ on service.portal (organ);
grant select, insert, update, delete
  on service._private_window_day, service.portal to oneseal_app;
