-- Facts counted from the ledger, one row a case: figures, their drill-down and their definitions all read the same rows,
-- so a number and the list behind it cannot differ.

create schema analytics;
grant usage on schema analytics to oneseal_app;

create table analytics.case_fact (
  case_id uuid primary key,
  case_number text not null,
  item_code text not null,
  item_name text not null,
  organ uuid not null,
  -- Whether the standard names departments that must supervise: only such cases can be pushed.
  supervised boolean not null,
  submitted_on date not null,
  accepted_on date,
  decided_on date,
  concluded_on date,
  outcome text,
  -- Entries of the legal clock by day, and its limits: cases with the same course are computed once.
  clock jsonb not null,
  limits jsonb not null
);
create index case_fact_submitted on analytics.case_fact (submitted_on, case_id);
create index case_fact_accepted on analytics.case_fact (accepted_on, case_id);
create index case_fact_decided on analytics.case_fact (decided_on, case_id);
create index case_fact_concluded on analytics.case_fact (concluded_on, case_id);

create table analytics.certificate_fact (
  id uuid primary key,
  case_id uuid not null,
  sealed_on date
);
create index certificate_fact_case on analytics.certificate_fact (case_id);
create index certificate_fact_sealed on analytics.certificate_fact (sealed_on);

create table analytics.push_fact (
  id uuid primary key,
  case_id uuid not null
);
create index push_fact_case on analytics.push_fact (case_id);

-- How far the counting has come.
create table analytics.counted (
  only_row boolean primary key default true check (only_row),
  leaf_index bigint not null
);

grant select, insert, update, delete on all tables in schema analytics to oneseal_app;
