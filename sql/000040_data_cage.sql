-- 数据铁笼: rules as data, what their detectors look at, supervision orders, the register of risks, and who looked at
-- what. Cards grow what their rule said when they were raised.

alter table oversight.card
  alter column case_id drop not null,
  add column rule_version int,
  add column kind text,
  add column family text,
  add column name jsonb,
  add column basis text,
  add column addressee text,
  add column person uuid,
  add column answer_due date,
  add column entries jsonb not null default '[]',
  add column figures jsonb not null default '{}',
  add column acknowledged_at timestamptz,
  add column acknowledged_by uuid;
create index card_person on oversight.card (person, raised_at, id);
create index act_type on oversight.act (type, recorded_at);

create table oversight.rule (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  code text not null
);

create table oversight.supervision_order (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  card uuid not null,
  organ uuid not null,
  phase text not null,
  due date not null
);
create index supervision_order_card on oversight.supervision_order (card);
create index supervision_order_open on oversight.supervision_order (due) where phase in ('ISSUED', 'REOPENED');

create table oversight.risk (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  card uuid not null
);
create index risk_card on oversight.risk (card);

-- What every later act of a case does not say again. Holds who applied, to see one applicant's cases together.
create table oversight._private_case_profile (
  case_id uuid primary key,
  case_number text not null,
  item text not null,
  slow boolean not null,
  combined boolean not null,
  applicant text not null,
  applicant_alias uuid not null
);

-- What an act carries beside its envelope: its number in a series, the roles it gave, the organ it is about.
create table oversight.act_mark (
  leaf_hash text primary key,
  stream uuid not null,
  series text,
  serial bigint,
  roles text[],
  organ uuid
);
create index act_mark_stream on oversight.act_mark (stream);

-- 查阅留痕: looks in the ledger, and those of the running minute, which a restart must not forget.
create table oversight.look (
  stream uuid not null,
  officer uuid not null,
  subject uuid,
  door text not null,
  kind text not null,
  at timestamptz not null
);
create index look_subject on oversight.look (subject, at);
create index look_stream on oversight.look (stream);

create table oversight.look_waiting (
  id bigint generated always as identity primary key,
  officer uuid not null,
  actor jsonb not null,
  minute text not null,
  subject uuid,
  door text not null,
  kind text not null,
  at timestamptz not null
);
create index look_waiting_minute on oversight.look_waiting (minute, officer);

grant select, insert, update, delete on oversight.rule, oversight.supervision_order, oversight.risk,
  oversight._private_case_profile, oversight.act_mark, oversight.look, oversight.look_waiting to oneseal_app;
grant usage on sequence oversight.look_waiting_id_seq to oneseal_app;
