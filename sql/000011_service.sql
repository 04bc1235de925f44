-- What passes between the bureau and people beside a case: requests, questions and answers, service points, visits,
-- guidance, benefits and published results. `state` is the fold of the life; the columns beside it are what lists ask for.

create schema service;
grant usage on schema service to oneseal_app;

-- Who asked, how to reach him, and what about.
create table service._private_request (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  code text not null,
  kind text not null,
  stage text not null check (stage in ('filed', 'dispatched', 'answered')),
  registrar uuid not null,
  organ uuid,
  filer uuid not null,
  -- Roughly when it is due: lists are ordered by it, the day itself is computed from the calendar.
  urgency timestamptz not null,
  -- Set while question and answer may be read by anybody.
  published_at timestamptz
);
create index request_published on service._private_request (kind, published_at, id) where published_at is not null;
create unique index request_code on service._private_request (code);
create index request_registrar on service._private_request (registrar, stage, urgency, id);
create index request_organ on service._private_request (organ, stage, urgency, id);
create index request_filer on service._private_request (filer);

create table service.faq (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  stage text not null check (stage in ('draft', 'published', 'withdrawn')),
  items text[] not null,
  drafted_at timestamptz not null
);
create index faq_organ on service.faq (organ, drafted_at, id);
create index faq_items on service.faq using gin (items);

create table service.point (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  kind text not null,
  region text not null
);
create index point_region on service.point (region, id);

create table service.coverage_plan (
  id uuid primary key,
  version int not null,
  state jsonb not null
);

-- Names, telephone numbers and addresses of people who cannot come.
create table service._private_visit (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  stage text not null check (stage in ('booked', 'assigned', 'identityChecked', 'done', 'cancelled')),
  booker uuid not null,
  booked_at timestamptz not null
);
create index visit_organ on service._private_visit (organ, booked_at, id);
create index visit_booker on service._private_visit (booker);

-- Name and telephone number of who was advised.
create table service._private_guidance (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  item_code text not null,
  case_id uuid,
  held_at timestamptz not null
);
create index guidance_organ on service._private_guidance (organ, held_at, id);
create index guidance_case on service._private_guidance (case_id);

create table service.benefit (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  ended boolean not null,
  published_at timestamptz not null
);
create index benefit_running on service.benefit (ended, published_at, id);

-- What an enterprise says of itself, and whose account says so.
create table service._private_profile (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  stage text not null check (stage in ('declared', 'verified', 'rejected')),
  credit_code text not null,
  declarer uuid not null,
  declared_at timestamptz not null
);
create index profile_organ on service._private_profile (organ, declared_at, id);
create index profile_credit_code on service._private_profile (credit_code);
create index profile_declarer on service._private_profile (declarer);

create table service._private_proposal (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  stage text not null check (stage in ('proposed', 'confirmed', 'declined', 'fulfilled', 'lapsed')),
  benefit uuid not null,
  profile uuid not null,
  changed_at timestamptz not null
);
create index proposal_organ on service._private_proposal (organ, changed_at, id);
create index proposal_benefit on service._private_proposal (benefit);
create index proposal_profile on service._private_proposal (profile);

-- Public: persons were masked before anything was written.
create table service.result (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  item_code text not null,
  outcome text not null check (outcome in ('GRANTED', 'REFUSED')),
  case_number text not null,
  party_name text not null,
  item_name text not null,
  published_at timestamptz not null
);
create index result_newest on service.result (published_at, id);
create index result_number on service.result (case_number);

-- Cases as this cloud needs them: masked, with what the legal clock is computed from.
create table service.followed_case (
  id uuid primary key,
  case_number text not null,
  item_code text not null,
  item_name text not null,
  organ uuid not null,
  party_name text not null,
  -- Of enterprises alone.
  credit_code text,
  submitted_at timestamptz not null,
  -- The accepting point, when it was handed in at one.
  point uuid,
  stage text not null,
  open boolean not null,
  corrected boolean not null default false,
  clock jsonb not null,
  -- By time class; the one that holds now stands beside them.
  limits jsonb not null,
  time_class text not null,
  officers uuid[] not null default '{}'
);
create unique index followed_case_number on service.followed_case (case_number);
create index followed_case_open on service.followed_case (open, submitted_at, id);
create index followed_case_credit_code on service.followed_case (credit_code) where credit_code is not null;

-- Who may be given a request or a visit.
create table service.staff (
  id uuid primary key,
  organ uuid not null,
  name text not null,
  post text not null,
  roles text[] not null
);
create index staff_organ on service.staff (organ);

-- How much each address and account has sent of late, by digest; no act refers to it.
create table service._private_filing (
  sender uuid not null,
  key text not null,
  at timestamptz not null,
  primary key (sender, key)
);
create index filing_at on service._private_filing (at);

grant select, insert, update, delete on all tables in schema service to oneseal_app;
