-- The whole life of a case: who reviews it, whose desk it is on, how it came in, and how its result is served.

alter table approval._private_case
  -- Steps of review between examination and decision, in order; the last one's agreement opens the decision.
  add column reviews text[] not null default '{}',
  -- Officer it was put on the desk of (转办); null: whoever of the post takes it.
  add column assignee text,
  add column channel text not null default 'ONLINE',
  add column express boolean not null default false,
  -- How often the applicant had to come, and whether paper was taken: held against what the standard promises.
  add column visits int not null default 0,
  add column paper boolean not null default false,
  add column bundle text,
  -- Limits in every class, for a case that is reclassified; `limits` holds those of today.
  add column class_limits jsonb not null default '{}',
  add column time_class text not null default 'ORDINARY',
  -- The certificate it alters, renews, replaces or ends.
  add column certificate text,
  -- The next day on which something comes about by itself: a promise or a procedure runs out.
  add column watch_on date;
create index case_watch_on on approval._private_case (watch_on) where watch_on is not null;
create index case_certificate on approval._private_case (certificate) where certificate is not null;
create index case_assignee on approval._private_case (assignee, submitted_at, id) where assignee is not null;
create index case_bundle on approval._private_case (bundle) where bundle is not null;

-- Which department was asked what about which case. Questions and answers may name people.
create table approval._private_opinion_asked (
  case_id uuid not null,
  id text not null,
  organ text not null,
  question text not null,
  asked_at timestamptz not null,
  due date not null,
  stance text,
  opinion text not null default '',
  closed boolean not null default false,
  primary key (case_id, id, organ)
);
create index opinion_asked_organ on approval._private_opinion_asked (organ, asked_at desc, case_id desc);

-- What has been decided and must still reach the applicant (送达). Holds addresses.
create table approval._private_service (
  case_id uuid primary key,
  organ text not null,
  delivery text not null,
  address text not null,
  concluded_at timestamptz,
  courier text,
  tracking_number text,
  served boolean not null default false
);
create index service_desk on approval._private_service (organ, served, concluded_at, case_id)
  where concluded_at is not null;

-- Who may decide which item at the window, until when (WF-16).
create table approval.window_authority (
  officer text not null,
  item_code text not null,
  until date not null,
  basis text not null,
  granted_by text not null,
  granted_at timestamptz not null,
  primary key (officer, item_code)
);

grant select, insert, update, delete on all tables in schema approval to oneseal_app;
