-- What inspectors take with them and write down, what watches over each clause of the rule documents, permits issued
-- elsewhere, systems that have to report, and how organs are evaluated from outside.

create table oversight._private_inspector_note (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  case_id uuid,
  officer uuid,
  written_at timestamptz
);
create index inspector_note_case on oversight._private_inspector_note (case_id, written_at);
create index inspector_note_officer on oversight._private_inspector_note (officer, written_at);

create table oversight.evidence_package (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  taken_at timestamptz not null,
  kept_until date not null
);
create index evidence_package_newest on oversight.evidence_package (taken_at, id);

create table oversight.rule_document (
  id uuid primary key,
  number text not null,
  title text not null,
  issuer text not null,
  effective_from date not null,
  repealed_from date,
  clauses jsonb not null
);
create table oversight.rule_control (
  id uuid primary key,
  version int not null,
  state jsonb not null
);

create table oversight.evaluation (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  until date not null
);
create index evaluation_organ on oversight.evaluation (organ, until);

create table oversight.register_comparison (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  compared_at timestamptz not null
);
create table oversight.outside_permit (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  seen_at timestamptz not null,
  explained boolean not null
);
create table oversight.reporting_system (
  id uuid primary key,
  version int not null,
  state jsonb not null
);

-- What an act is called, what it tells of and about whom, where its envelope does not say it.
alter table oversight.act_mark
  add column title text,
  add column step text,
  add column person uuid,
  add column item text,
  add column slow boolean;
create index act_mark_title on oversight.act_mark (title) where title is not null;
-- Who did what when, for evidence about an officer or a period.
create index act_actor on oversight.act (actor, recorded_at);
create index act_recorded on oversight.act (recorded_at);

grant select, insert, update, delete on oversight._private_inspector_note, oversight.evidence_package,
  oversight.rule_document, oversight.rule_control, oversight.evaluation, oversight.register_comparison,
  oversight.outside_permit, oversight.reporting_system to oneseal_app;
