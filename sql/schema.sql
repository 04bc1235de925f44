-- Written by a test from a freshly migrated database; ONESEAL_UPDATE_GOLDEN=1 writes it anew. Not for running.

schema analytics -- of oneseal_owner, used by oneseal_app
schema app -- of oneseal_owner, used by oneseal_app, oneseal_eraser
schema approval -- of oneseal_owner, used by oneseal_app
schema certificate -- of oneseal_owner, used by oneseal_app
schema ledger -- of oneseal_owner, used by oneseal_app, oneseal_eraser, oneseal_sequencer
schema organisation -- of oneseal_owner, used by oneseal_app
schema oversight -- of oneseal_owner, used by oneseal_app
schema supervision -- of oneseal_owner, used by oneseal_app

table analytics.case_fact (
  case_id uuid not null,
  case_number text not null,
  item_code text not null,
  item_name text not null,
  organ uuid not null,
  supervised boolean not null,
  submitted_on date not null,
  accepted_on date,
  decided_on date,
  concluded_on date,
  outcome text,
  clock jsonb not null,
  limits jsonb not null,
  constraint case_fact_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
CREATE INDEX case_fact_accepted ON analytics.case_fact USING btree (accepted_on, case_id)
CREATE INDEX case_fact_concluded ON analytics.case_fact USING btree (concluded_on, case_id)
CREATE INDEX case_fact_decided ON analytics.case_fact USING btree (decided_on, case_id)
CREATE INDEX case_fact_submitted ON analytics.case_fact USING btree (submitted_on, case_id)
grant delete, insert, select, update to oneseal_app

table analytics.certificate_fact (
  id uuid not null,
  case_id uuid not null,
  sealed_on date,
  constraint certificate_fact_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX certificate_fact_case ON analytics.certificate_fact USING btree (case_id)
CREATE INDEX certificate_fact_sealed ON analytics.certificate_fact USING btree (sealed_on)
grant delete, insert, select, update to oneseal_app

table analytics.counted (
  only_row boolean not null default true,
  leaf_index bigint not null,
  constraint counted_pkey PRIMARY KEY (only_row),
  constraint counted_only_row_check CHECK (only_row)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table analytics.push_fact (
  id uuid not null,
  case_id uuid not null,
  constraint push_fact_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX push_fact_case ON analytics.push_fact USING btree (case_id)
grant delete, insert, select, update to oneseal_app

table app._private_account (
  id uuid not null,
  username text not null,
  kind text not null,
  password_hash text not null,
  officer uuid,
  name text,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  constraint _private_account_pkey PRIMARY KEY (id),
  constraint _private_account_check CHECK ((kind = 'officer'::text) = (officer IS NOT NULL)),
  constraint _private_account_check1 CHECK ((kind = 'applicant'::text) = (name IS NOT NULL)),
  constraint _private_account_kind_check CHECK (kind = ANY (ARRAY['officer'::text, 'applicant'::text]))
) -- of oneseal_owner
CREATE UNIQUE INDEX account_officer ON app._private_account USING btree (officer)
CREATE UNIQUE INDEX account_username ON app._private_account USING btree (lower(username))
grant insert, select, update to oneseal_app

table app._private_failed_sign_in (
  subject bytea not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  blocked_until timestamp with time zone not null,
  constraint _private_failed_sign_in_pkey PRIMARY KEY (subject),
  constraint _private_failed_sign_in_subject_check CHECK (length(subject) = 32)
) -- of oneseal_owner
CREATE INDEX failed_sign_in_last ON app._private_failed_sign_in USING btree (last_at)
grant delete, insert, select, update to oneseal_app

table app._private_person_alias (
  stream uuid not null,
  account uuid not null,
  alias uuid not null,
  constraint _private_person_alias_pkey PRIMARY KEY (stream, account),
  constraint _private_person_alias_alias_key UNIQUE (alias)
) -- of oneseal_owner
CREATE INDEX person_alias_account ON app._private_person_alias USING btree (account)
grant insert, select to oneseal_app
grant delete, select to oneseal_eraser

table app._private_prepared_act (
  id uuid not null,
  officer uuid not null,
  life text not null,
  stream uuid not null,
  version integer not null,
  command text not null,
  salt text not null,
  occurred_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint _private_prepared_act_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX prepared_act_expiry ON app._private_prepared_act USING btree (expires_at)
grant delete, insert, select to oneseal_app

table app._private_session (
  token_sha256 bytea not null,
  account uuid not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  constraint _private_session_pkey PRIMARY KEY (token_sha256),
  constraint _private_session_account_fkey FOREIGN KEY (account) REFERENCES app._private_account(id) ON DELETE CASCADE,
  constraint _private_session_token_sha256_check CHECK (length(token_sha256) = 32)
) -- of oneseal_owner
CREATE INDEX session_account ON app._private_session USING btree (account)
CREATE INDEX session_created ON app._private_session USING btree (created_at)
grant delete, insert, select, update to oneseal_app

table app.migration (
  number integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
) -- of oneseal_owner

table approval._private_application (
  id uuid not null,
  applicant jsonb not null,
  answers jsonb not null,
  form jsonb not null,
  materials jsonb not null,
  constraint _private_application_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table approval._private_case (
  id uuid not null,
  version integer not null,
  case_number text not null,
  tracking_code text not null,
  item_code text not null,
  item_version integer not null,
  item_name text not null,
  organ text not null,
  region text not null,
  applicant text not null,
  applicant_name text not null,
  stage text not null,
  submitted_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  clock jsonb not null,
  limits jsonb not null,
  combined_post boolean not null,
  window_authority boolean not null,
  acceptor text,
  examiners text[] not null,
  milestones jsonb not null,
  defects jsonb not null,
  examination jsonb,
  constraint _private_case_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX case_applicant ON approval._private_case USING btree (applicant)
CREATE INDEX case_applicant_name ON approval._private_case USING btree (organ, applicant_name text_pattern_ops)
CREATE INDEX case_silence ON approval._private_case USING btree (received_at, id) WHERE (stage = 'submitted'::text)
CREATE INDEX case_worklist ON approval._private_case USING btree (organ, stage, submitted_at, id)
CREATE UNIQUE INDEX case_number ON approval._private_case USING btree (case_number text_pattern_ops)
CREATE UNIQUE INDEX case_tracking_code ON approval._private_case USING btree (tracking_code)
grant delete, insert, select, update to oneseal_app

table approval._private_draft (
  id uuid not null,
  account uuid not null,
  case_id uuid not null,
  item_code text not null,
  item_version integer not null,
  revision integer not null,
  saved_at timestamp with time zone not null,
  content jsonb not null,
  constraint _private_draft_pkey PRIMARY KEY (id),
  constraint _private_draft_case_id_key UNIQUE (case_id)
) -- of oneseal_owner
CREATE INDEX draft_account ON approval._private_draft USING btree (account, saved_at DESC, id DESC)
grant delete, insert, select, update to oneseal_app

table approval._private_supervision (
  duty uuid not null,
  version integer not null,
  at timestamp with time zone not null,
  by text not null,
  method text not null,
  result text not null,
  found text not null,
  measure text not null,
  constraint _private_supervision_pkey PRIMARY KEY (duty, version)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table approval._private_upload (
  account uuid not null,
  sha256 text not null,
  file_name text not null,
  media_type text not null,
  size_bytes integer not null,
  uploaded_at timestamp with time zone not null,
  constraint _private_upload_pkey PRIMARY KEY (account, sha256),
  constraint _private_upload_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'::text)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table approval.case_document (
  id uuid not null,
  case_id uuid,
  kind text not null,
  title text not null,
  number text not null,
  released boolean not null,
  constraint case_document_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX case_document_case ON approval.case_document USING btree (case_id)
grant delete, insert, select, update to oneseal_app

table approval.case_duty (
  id uuid not null,
  case_id uuid not null,
  organ text not null,
  constraint case_duty_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX case_duty_case ON approval.case_duty USING btree (case_id)
grant delete, insert, select, update to oneseal_app

table approval.case_month (
  month text not null,
  item_code text not null,
  cases integer not null,
  constraint case_month_pkey PRIMARY KEY (month, item_code)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table approval.case_number_day (
  region text not null,
  day date not null,
  last integer not null,
  constraint case_number_day_pkey PRIMARY KEY (region, day)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table approval.case_opened (
  id uuid not null,
  month text not null,
  item_code text not null,
  constraint case_opened_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table certificate._private_certificate (
  id uuid not null,
  case_id uuid not null,
  token text not null,
  identifier text not null,
  certificate_type text not null,
  organ uuid not null,
  serial integer not null,
  name text not null,
  organ_name text not null,
  holder_name text not null,
  valid_from date not null,
  valid_until date,
  constraint _private_certificate_pkey PRIMARY KEY (id),
  constraint _private_certificate_certificate_type_organ_serial_key UNIQUE (certificate_type, organ, serial),
  constraint _private_certificate_identifier_key UNIQUE (identifier),
  constraint _private_certificate_serial_check CHECK (serial > 0),
  constraint _private_certificate_token_key UNIQUE (token)
) -- of oneseal_owner
CREATE INDEX certificate_case ON certificate._private_certificate USING btree (case_id)
grant delete, insert, select, update to oneseal_app

table certificate.document (
  id uuid not null,
  case_id uuid not null,
  step text not null,
  number text not null,
  file text,
  sealed_at timestamp with time zone,
  constraint document_pkey PRIMARY KEY (id),
  constraint document_case_id_step_key UNIQUE (case_id, step)
) -- of oneseal_owner
CREATE INDEX document_file ON certificate.document USING btree (file)
grant delete, insert, select, update to oneseal_app

table certificate.owed (
  case_id uuid not null,
  step text not null,
  cause text,
  at timestamp with time zone,
  document uuid,
  sealed boolean not null default false,
  constraint owed_pkey PRIMARY KEY (case_id, step),
  constraint owed_document_key UNIQUE (document)
) -- of oneseal_owner
CREATE INDEX owed_waiting ON certificate.owed USING btree (at) WHERE (NOT sealed)
grant delete, insert, select, update to oneseal_app

table certificate.party (
  case_id uuid not null,
  applicant uuid not null,
  organ uuid not null,
  competent_organs uuid[] not null,
  yields_certificate boolean not null,
  constraint party_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
CREATE INDEX party_applicant ON certificate.party USING btree (applicant)
grant delete, insert, select, update to oneseal_app

table certificate.release (
  document uuid not null,
  leaf_index bigint not null,
  constraint release_pkey PRIMARY KEY (document)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table certificate.seal_use (
  id uuid not null,
  at timestamp with time zone not null,
  step text not null,
  number text not null,
  digest text not null,
  keeper uuid not null,
  ended boolean not null default false,
  constraint seal_use_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX seal_use_newest ON certificate.seal_use USING btree (at, id)
grant delete, insert, select, update to oneseal_app

table ledger._private_body (
  entry_id bigint not null,
  salt bytea not null,
  sealed bytea not null,
  constraint _private_body_pkey PRIMARY KEY (entry_id),
  constraint _private_body_salt_check CHECK (length(salt) = 16)
) -- of oneseal_owner
grant insert, select to oneseal_app
grant delete, select to oneseal_eraser

table ledger._private_life_key (
  stream uuid not null,
  wrapped bytea not null,
  constraint _private_life_key_pkey PRIMARY KEY (stream)
) -- of oneseal_owner
grant insert, select to oneseal_app
grant delete, select to oneseal_eraser

table ledger.checkpoint (
  size bigint not null,
  note text not null,
  at timestamp with time zone not null default now(),
  cluster bigint,
  seen pg_snapshot,
  constraint checkpoint_pkey PRIMARY KEY (size),
  constraint checkpoint_size_check CHECK (size > 0)
) -- of oneseal_owner
grant select to oneseal_app
grant insert, select to oneseal_sequencer

table ledger.cosignature (
  size bigint not null,
  witness text not null,
  line text not null,
  at timestamp with time zone not null default now(),
  constraint cosignature_pkey PRIMARY KEY (size, witness),
  constraint cosignature_size_fkey FOREIGN KEY (size) REFERENCES ledger.checkpoint(size)
) -- of oneseal_owner
grant insert, select to oneseal_app

table ledger.entry (
  id bigint not null generated by default as identity,
  stream uuid not null,
  version integer not null,
  type text not null,
  envelope text not null,
  leaf_hash bytea not null,
  txid xid8 not null default pg_current_xact_id(),
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_leaf_hash_check CHECK (length(leaf_hash) = 32),
  constraint entry_stream_version_key UNIQUE (stream, version),
  constraint entry_version_check CHECK (version > 0)
) -- of oneseal_owner
CREATE INDEX entry_txid ON ledger.entry USING btree (txid)
grant insert, select to oneseal_app
grant select to oneseal_eraser
grant select to oneseal_sequencer

table ledger.follower (
  name text not null,
  position bigint not null default 0,
  constraint follower_pkey PRIMARY KEY (name),
  constraint follower_position_check CHECK ("position" >= 0)
) -- of oneseal_owner
grant insert, select, update to oneseal_app

table ledger.idempotency (
  scope text not null,
  key text not null,
  digest text not null,
  reply bytea not null,
  stream uuid not null,
  first_version integer not null,
  last_version integer not null,
  at timestamp with time zone not null default now(),
  constraint idempotency_pkey PRIMARY KEY (scope, key)
) -- of oneseal_owner
grant delete, insert, select to oneseal_app
grant delete, select to oneseal_eraser

table ledger.leaf (
  leaf_index bigint not null,
  entry_id bigint not null,
  constraint leaf_pkey PRIMARY KEY (leaf_index),
  constraint leaf_entry_id_key UNIQUE (entry_id),
  constraint leaf_leaf_index_check CHECK (leaf_index >= 0)
) -- of oneseal_owner
grant select to oneseal_app
grant insert, select to oneseal_sequencer

table ledger.life (
  stream uuid not null,
  kind text not null,
  version integer not null,
  state bytea,
  constraint life_pkey PRIMARY KEY (stream),
  constraint life_version_check CHECK (version > 0)
) -- of oneseal_owner
grant insert, select, update to oneseal_app
grant select to oneseal_eraser

table ledger.node (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  constraint node_pkey PRIMARY KEY (level, index),
  constraint node_hash_check CHECK (length(hash) = 32),
  constraint node_index_check CHECK (index >= 0),
  constraint node_level_check CHECK (level > 0)
) -- of oneseal_owner
grant select to oneseal_app
grant insert, select to oneseal_sequencer

table organisation.officer (
  id uuid not null,
  version integer not null,
  name text not null,
  organ uuid not null,
  region text not null,
  post text not null,
  roles text[] not null,
  constraint officer_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX officer_organ ON organisation.officer USING btree (organ)
grant delete, insert, select, update to oneseal_app

table organisation.organ (
  id uuid not null,
  name text not null,
  name_en text not null,
  kind text not null,
  region text not null,
  credit_code text not null,
  constraint organ_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table organisation.signing_key (
  key uuid not null,
  officer uuid not null,
  spki text not null,
  fingerprint text not null,
  device text not null,
  state text not null,
  enrolled_at timestamp with time zone not null,
  cert_sha256 text,
  certificate text,
  valid_until timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint signing_key_pkey PRIMARY KEY (key),
  constraint signing_key_state_check CHECK (state = ANY (ARRAY['enrolled'::text, 'confirmed'::text, 'revoked'::text]))
) -- of oneseal_owner
CREATE INDEX signing_key_fingerprint ON organisation.signing_key USING btree (fingerprint)
CREATE INDEX signing_key_officer ON organisation.signing_key USING btree (officer)
CREATE INDEX signing_key_waiting ON organisation.signing_key USING btree (enrolled_at) WHERE (state = 'enrolled'::text)
CREATE UNIQUE INDEX signing_key_certificate ON organisation.signing_key USING btree (cert_sha256)
grant delete, insert, select, update to oneseal_app

table oversight.act (
  leaf_index bigint not null,
  leaf_hash text not null,
  stream uuid not null,
  type text not null,
  actor uuid not null,
  organ uuid not null,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  signed boolean not null,
  constraint act_pkey PRIMARY KEY (leaf_index)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table oversight.card (
  id uuid not null,
  version integer not null,
  case_id uuid not null,
  case_number text not null,
  rule text not null,
  colour text not null,
  organ uuid not null,
  due date not null,
  used_percent integer not null,
  raised_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  explanation text,
  constraint card_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX card_case ON oversight.card USING btree (case_id)
CREATE INDEX card_newest ON oversight.card USING btree (raised_at, id)
CREATE INDEX card_organ ON oversight.card USING btree (organ, raised_at, id)
grant delete, insert, select, update to oneseal_app

table oversight.case_watch (
  case_id uuid not null,
  version integer not null,
  case_number text not null,
  item_name text not null,
  organ uuid not null,
  submitted_at timestamp with time zone not null,
  stage text not null,
  open boolean not null,
  clock jsonb not null,
  limits jsonb not null,
  constraint case_watch_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
CREATE INDEX case_watch_newest ON oversight.case_watch USING btree (submitted_at, case_id)
CREATE INDEX case_watch_number ON oversight.case_watch USING btree (case_number text_pattern_ops)
CREATE INDEX case_watch_open ON oversight.case_watch USING btree (case_id) WHERE open
grant delete, insert, select, update to oneseal_app

table oversight.life_case (
  stream uuid not null,
  case_id uuid not null,
  constraint life_case_pkey PRIMARY KEY (stream)
) -- of oneseal_owner
CREATE INDEX life_case_case ON oversight.life_case USING btree (case_id)
grant delete, insert, select, update to oneseal_app

table supervision._private_duty (
  id uuid not null,
  version integer not null,
  case_id uuid not null,
  case_number text not null,
  item_code text not null,
  item_name text not null,
  organ uuid not null,
  decided_by uuid not null,
  outcome text not null,
  object jsonb not null,
  decided_at timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  approvers uuid[] not null,
  stage text not null,
  claimed_by uuid,
  records jsonb not null default '[]'::jsonb,
  constraint _private_duty_pkey PRIMARY KEY (id),
  constraint _private_duty_stage_check CHECK (stage = ANY (ARRAY['open'::text, 'claimed'::text, 'returned'::text, 'recorded'::text]))
) -- of oneseal_owner
CREATE INDEX duty_case ON supervision._private_duty USING btree (case_id)
CREATE INDEX duty_desk ON supervision._private_duty USING btree (organ, stage, opened_at, id)
CREATE INDEX duty_newest ON supervision._private_duty USING btree (organ, opened_at, id)
grant delete, insert, select, update to oneseal_app

table supervision.certificate (
  id uuid not null,
  case_id uuid not null,
  identifier text not null,
  sealed boolean not null default false,
  constraint certificate_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX certificate_case ON supervision.certificate USING btree (case_id)
grant delete, insert, select, update to oneseal_app

CREATE OR REPLACE FUNCTION ledger.erase_life(erased uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  last_version int;
  destroyed int;
begin
  select version into last_version from ledger.life where stream = erased for update;
  if last_version is null then
    raise exception 'there is no life %', erased using errcode = 'no_data_found';
  end if;
  if not exists (
    select from ledger.entry where stream = erased and version = last_version and type = 'BodyErased'
  ) then
    raise exception 'the last entry of life % is not BodyErased', erased using errcode = 'insufficient_privilege';
  end if;
  delete from ledger._private_body b using ledger.entry e
    where e.stream = erased and e.type <> 'BodyErased' and b.entry_id = e.id;
  get diagnostics destroyed = row_count;
  delete from ledger._private_life_key where stream = erased;
  delete from ledger.idempotency where stream = erased;
  update ledger.life set state = null where stream = erased;
  return destroyed;
end
$function$
-- of oneseal_eraser, called by nobody
