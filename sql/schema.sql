-- Written by a test from a freshly migrated database; ONESEAL_UPDATE_GOLDEN=1 writes it anew. Not for running.

schema analytics -- of oneseal_owner, used by oneseal_app
schema app -- of oneseal_owner, used by oneseal_app, oneseal_eraser
schema approval -- of oneseal_owner, used by oneseal_app
schema archive -- of oneseal_owner, used by oneseal_app
schema certificate -- of oneseal_owner, used by oneseal_app
schema conduct -- of oneseal_owner, used by oneseal_app
schema findings -- of oneseal_owner, used by oneseal_app
schema inspection -- of oneseal_owner, used by oneseal_app
schema interplay -- of oneseal_owner, used by oneseal_app
schema ledger -- of oneseal_owner, used by oneseal_app, oneseal_eraser, oneseal_sequencer
schema library -- of oneseal_owner, used by oneseal_app
schema organisation -- of oneseal_owner, used by oneseal_app
schema outputs -- of oneseal_owner, used by oneseal_app
schema oversight -- of oneseal_owner, used by oneseal_app
schema parties -- of oneseal_owner, used by oneseal_app
schema recognition -- of oneseal_owner, used by oneseal_app
schema registers -- of oneseal_owner, used by oneseal_app
schema reuse -- of oneseal_owner, used by oneseal_app
schema service -- of oneseal_owner, used by oneseal_app
schema smart -- of oneseal_owner, used by oneseal_app
schema standards -- of oneseal_owner, used by oneseal_app
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
  submitted_at timestamp with time zone,
  decided_at timestamp with time zone,
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
  last_used_at timestamp with time zone,
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

table app._private_passkey (
  id text not null,
  account uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  fingerprint text not null,
  added_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint _private_passkey_pkey PRIMARY KEY (id),
  constraint _private_passkey_account_fkey FOREIGN KEY (account) REFERENCES app._private_account(id) ON DELETE CASCADE,
  constraint _private_passkey_id_check CHECK (length(id) <= 1400)
) -- of oneseal_owner
CREATE INDEX passkey_account ON app._private_passkey USING btree (account)
CREATE INDEX passkey_waiting ON app._private_passkey USING btree (added_at) WHERE ((confirmed_at IS NULL) AND (revoked_at IS NULL))
grant delete, insert, select, update to oneseal_app

table app._private_person_alias (
  stream uuid not null,
  account uuid not null,
  alias uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint _private_person_alias_pkey PRIMARY KEY (stream, account),
  constraint _private_person_alias_alias_key UNIQUE (alias)
) -- of oneseal_owner
CREATE INDEX person_alias_newest ON app._private_person_alias USING btree (account, made_at DESC)
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
  proved_at timestamp with time zone,
  signing_key text,
  passkey text,
  constraint _private_session_pkey PRIMARY KEY (token_sha256),
  constraint _private_session_account_fkey FOREIGN KEY (account) REFERENCES app._private_account(id) ON DELETE CASCADE,
  constraint _private_session_token_sha256_check CHECK (length(token_sha256) = 32)
) -- of oneseal_owner
CREATE INDEX session_account ON app._private_session USING btree (account)
CREATE INDEX session_created ON app._private_session USING btree (created_at)
CREATE TRIGGER session_used AFTER INSERT OR UPDATE OF seen_at ON app._private_session FOR EACH ROW EXECUTE FUNCTION app.note_account_use()
grant delete, insert, select, update to oneseal_app

table app._private_spent_challenge (
  digest bytea not null,
  expires_at timestamp with time zone not null,
  constraint _private_spent_challenge_pkey PRIMARY KEY (digest),
  constraint _private_spent_challenge_digest_check CHECK (length(digest) = 32)
) -- of oneseal_owner
CREATE INDEX spent_challenge_expiry ON app._private_spent_challenge USING btree (expires_at)
grant delete, insert, select to oneseal_app

table app.migration (
  number integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
) -- of oneseal_owner

table app.upgrade (
  id bigint not null generated always as identity,
  program text not null,
  at timestamp with time zone not null default now(),
  lives integer not null,
  lives_changed integer not null,
  projections integer not null,
  constraint upgrade_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant select to oneseal_app

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
  reviews text[] not null default '{}'::text[],
  assignee text,
  channel text not null default 'ONLINE'::text,
  express boolean not null default false,
  visits integer not null default 0,
  paper boolean not null default false,
  bundle text,
  class_limits jsonb not null default '{}'::jsonb,
  time_class text not null default 'ORDINARY'::text,
  certificate text,
  watch_on date,
  constraint _private_case_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX case_applicant ON approval._private_case USING btree (applicant)
CREATE INDEX case_applicant_name ON approval._private_case USING btree (organ, applicant_name text_pattern_ops)
CREATE INDEX case_assignee ON approval._private_case USING btree (assignee, submitted_at, id) WHERE (assignee IS NOT NULL)
CREATE INDEX case_bundle ON approval._private_case USING btree (bundle) WHERE (bundle IS NOT NULL)
CREATE INDEX case_certificate ON approval._private_case USING btree (certificate) WHERE (certificate IS NOT NULL)
CREATE INDEX case_express ON approval._private_case USING btree (organ, stage, submitted_at DESC) WHERE express
CREATE INDEX case_silence ON approval._private_case USING btree (received_at, id) WHERE (stage = 'submitted'::text)
CREATE INDEX case_watch_on ON approval._private_case USING btree (watch_on) WHERE (watch_on IS NOT NULL)
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

table approval._private_fetched_proof (
  case_id uuid not null,
  material text not null,
  identifier text not null,
  certificate_type text not null,
  name text not null,
  valid_until date,
  certificate_version integer,
  compared jsonb not null default '[]'::jsonb,
  constraint _private_fetched_proof_pkey PRIMARY KEY (case_id, material)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table approval._private_handover (
  id uuid not null,
  number text not null,
  organ text not null,
  from_post text not null,
  to_post text not null,
  handed_by text not null,
  handed_at timestamp with time zone not null,
  receiver text,
  bundles jsonb not null,
  due date not null,
  received_by text,
  received_at timestamp with time zone,
  received_pieces integer,
  disputed text,
  constraint _private_handover_pkey PRIMARY KEY (id),
  constraint _private_handover_number_key UNIQUE (number)
) -- of oneseal_owner
CREATE INDEX handover_of_organ ON approval._private_handover USING btree (organ, handed_at DESC, id DESC)
CREATE INDEX handover_open ON approval._private_handover USING btree (organ, handed_at DESC, id DESC) WHERE (received_at IS NULL)
grant delete, insert, select, update to oneseal_app

table approval._private_held_certificate (
  identifier text not null,
  document uuid not null,
  case_id uuid not null,
  certificate_type text not null,
  certificate_name text not null,
  holder_id text not null,
  valid_until date,
  ended text,
  constraint _private_held_certificate_pkey PRIMARY KEY (identifier),
  constraint _private_held_certificate_document_key UNIQUE (document)
) -- of oneseal_owner
CREATE INDEX held_certificate_case ON approval._private_held_certificate USING btree (case_id)
CREATE INDEX held_certificate_holder ON approval._private_held_certificate USING btree (holder_id)
grant delete, insert, select, update to oneseal_app

table approval._private_opinion_asked (
  case_id uuid not null,
  id text not null,
  organ text not null,
  question text not null,
  asked_at timestamp with time zone not null,
  due date not null,
  stance text,
  opinion text not null default ''::text,
  closed boolean not null default false,
  unit jsonb,
  unit_organ text,
  answered_at timestamp with time zone,
  given_back jsonb,
  constraint _private_opinion_asked_pkey PRIMARY KEY (case_id, id, organ)
) -- of oneseal_owner
CREATE INDEX opinion_asked_organ ON approval._private_opinion_asked USING btree (organ, asked_at DESC, case_id DESC)
CREATE INDEX opinion_asked_unit ON approval._private_opinion_asked USING btree (unit_organ, asked_at DESC, case_id DESC) WHERE (unit_organ IS NOT NULL)
grant delete, insert, select, update to oneseal_app

table approval._private_pre_review (
  id uuid not null,
  version integer not null,
  number text not null,
  organ text not null,
  draft text not null,
  applicant text not null,
  asked_at timestamp with time zone not null,
  shown jsonb not null,
  opinion jsonb,
  closed text,
  open boolean not null default true,
  constraint _private_pre_review_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX pre_review_desk ON approval._private_pre_review USING btree (organ, asked_at, id) WHERE open
CREATE INDEX pre_review_organ ON approval._private_pre_review USING btree (organ, asked_at DESC, id DESC)
grant delete, insert, select, update to oneseal_app

table approval._private_service (
  case_id uuid not null,
  organ text not null,
  delivery text not null,
  address text not null,
  concluded_at timestamp with time zone,
  courier text,
  tracking_number text,
  served boolean not null default false,
  constraint _private_service_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
CREATE INDEX service_desk ON approval._private_service USING btree (organ, served, concluded_at, case_id) WHERE (concluded_at IS NOT NULL)
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
  handed_in boolean not null default false,
  constraint _private_upload_pkey PRIMARY KEY (account, sha256),
  constraint _private_upload_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'::text)
) -- of oneseal_owner
CREATE INDEX upload_waiting ON approval._private_upload USING btree (account, uploaded_at) WHERE (NOT handed_in)
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

table approval.erasure (
  id uuid not null,
  case_id uuid not null,
  case_number text not null,
  item_name text not null,
  organ text not null,
  retained_until date not null,
  basis text not null,
  reason text not null,
  files integer not null,
  proposed_by text not null,
  proposed_at timestamp with time zone not null,
  outcome text,
  ended_by text,
  ended_at timestamp with time zone,
  declined text,
  constraint erasure_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX erasure_of_case ON approval.erasure USING btree (case_id)
CREATE INDEX erasure_of_organ ON approval.erasure USING btree (organ, proposed_at DESC, id DESC)
grant delete, insert, select, update to oneseal_app

table approval.item_delegation (
  delegation uuid not null,
  item_code text not null,
  to_organ text not null,
  number text not null,
  effective_on date not null,
  ended_on date,
  constraint item_delegation_pkey PRIMARY KEY (delegation, item_code)
) -- of oneseal_owner
CREATE INDEX item_delegation_item ON approval.item_delegation USING btree (item_code, to_organ)
grant delete, insert, select, update to oneseal_app

table approval.item_transfer (
  transfer uuid not null,
  item_code text not null,
  from_organ text not null,
  to_organ text not null,
  number text not null,
  basis text not null,
  effective_on date not null,
  moves boolean not null,
  constraint item_transfer_pkey PRIMARY KEY (transfer, item_code)
) -- of oneseal_owner
CREATE INDEX item_transfer_item ON approval.item_transfer USING btree (item_code, from_organ)
grant delete, insert, select, update to oneseal_app

table approval.opinion_handed_on (
  case_id uuid not null,
  id text not null,
  organ text not null,
  unit_kind text not null,
  unit_id text not null,
  unit_name jsonb not null,
  handed_at timestamp with time zone not null,
  left_at timestamp with time zone,
  answered_at timestamp with time zone,
  constraint opinion_handed_on_pkey PRIMARY KEY (case_id, id, organ, handed_at)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table approval.priority (
  mark uuid not null,
  case_id uuid not null,
  constraint priority_pkey PRIMARY KEY (mark)
) -- of oneseal_owner
CREATE INDEX priority_case ON approval.priority USING btree (case_id)
grant delete, insert, select, update to oneseal_app

table approval.window_authority (
  officer text not null,
  item_code text not null,
  until date not null,
  basis text not null,
  granted_by text not null,
  granted_at timestamp with time zone not null,
  constraint window_authority_pkey PRIMARY KEY (officer, item_code)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table approval.window_case (
  case_id uuid not null,
  item_code text not null,
  acceptor text,
  constraint window_case_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table approval.window_decision (
  case_id uuid not null,
  officer text not null,
  item_code text not null,
  at_window boolean not null,
  decided_on date not null
) -- of oneseal_owner
CREATE INDEX window_decision_case ON approval.window_decision USING btree (case_id)
CREATE INDEX window_decision_last ON approval.window_decision USING btree (officer, item_code, at_window, decided_on)
grant delete, insert, select, update to oneseal_app

table approval.window_use (
  officer text not null,
  item_code text not null,
  at_window boolean not null,
  decisions integer not null,
  last_on date not null,
  constraint window_use_pkey PRIMARY KEY (officer, item_code, at_window)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table archive._private_case (
  case_id uuid not null,
  case_number text not null,
  item_code text not null,
  item_version integer not null,
  item_name text not null,
  organ uuid not null,
  applicant_name text not null,
  applicant_kind text not null,
  applicant uuid not null,
  submitted_at timestamp with time zone not null,
  stage text not null,
  concluded_at timestamp with time zone,
  served boolean not null default false,
  challenged boolean not null default false,
  open_papers integer not null default 0,
  newest_leaf bigint not null,
  newest_at timestamp with time zone not null,
  constraint _private_case_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
CREATE INDEX case_name ON archive._private_case USING btree (applicant_name text_pattern_ops)
CREATE INDEX case_to_pack ON archive._private_case USING btree (concluded_at, case_id) WHERE (concluded_at IS NOT NULL)
grant delete, insert, select, update to oneseal_app

table archive._private_list (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  number text not null,
  stage text not null,
  organ uuid not null,
  signed_at timestamp with time zone not null,
  constraint _private_list_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX list_newest ON archive._private_list USING btree (signed_at DESC, id DESC)
grant delete, insert, select, update to oneseal_app

table archive._private_loan (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  case_id uuid not null,
  stage text not null,
  asked_at timestamp with time zone not null,
  constraint _private_loan_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX loan_case ON archive._private_loan USING btree (case_id)
CREATE INDEX loan_newest ON archive._private_loan USING btree (asked_at DESC, id DESC)
grant delete, insert, select, update to oneseal_app

table archive.evidence_record (
  number integer not null,
  file text not null,
  at timestamp with time zone not null,
  packages jsonb not null,
  renew_before timestamp with time zone not null,
  constraint evidence_record_pkey PRIMARY KEY (number)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table archive.file (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  case_id uuid not null,
  case_number text not null,
  item_code text not null,
  item_name text not null,
  organ uuid not null,
  stage text not null,
  concluded_at timestamp with time zone not null,
  retain_until date,
  up_to_leaf bigint not null,
  constraint file_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX file_newest ON archive.file USING btree (concluded_at DESC, id DESC)
CREATE INDEX file_number ON archive.file USING btree (case_number text_pattern_ops)
CREATE INDEX file_retention ON archive.file USING btree (retain_until, id) WHERE (stage = 'HANDED_OVER'::text)
CREATE UNIQUE INDEX file_case ON archive.file USING btree (case_id)
grant delete, insert, select, update to oneseal_app

table archive.life_case (
  stream uuid not null,
  case_id uuid not null,
  constraint life_case_pkey PRIMARY KEY (stream)
) -- of oneseal_owner
CREATE INDEX life_case_case ON archive.life_case USING btree (case_id)
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
  version integer not null default 1,
  ended text,
  ended_at timestamp with time zone,
  item_code text,
  suspended_at timestamp with time zone,
  suspended_until date,
  deregistered_at timestamp with time zone,
  measure text,
  measure_organ uuid,
  measure_until date,
  measure_hearing text,
  status_list integer,
  status_index integer,
  constraint _private_certificate_pkey PRIMARY KEY (id),
  constraint _private_certificate_ended_check CHECK (ended = ANY (ARRAY['REPLACED'::text, 'DEREGISTERED'::text, 'ANNULLED'::text, 'WITHDRAWN'::text, 'REVOKED'::text])),
  constraint _private_certificate_identifier_key UNIQUE (identifier),
  constraint _private_certificate_measure_check CHECK (measure = ANY (ARRAY['WITHDRAWAL'::text, 'REVOCATION'::text])),
  constraint _private_certificate_measure_hearing_check CHECK (measure_hearing = ANY (ARRAY['NONE'::text, 'ASKED'::text, 'HELD'::text])),
  constraint _private_certificate_serial_check CHECK (serial > 0),
  constraint _private_certificate_token_key UNIQUE (token)
) -- of oneseal_owner
CREATE INDEX certificate_case ON certificate._private_certificate USING btree (case_id)
CREATE INDEX certificate_in_measure ON certificate._private_certificate USING btree (measure_until) WHERE (measure IS NOT NULL)
CREATE INDEX certificate_running_out ON certificate._private_certificate USING btree (valid_until) WHERE (ended IS NULL)
CREATE INDEX certificate_taken_back ON certificate._private_certificate USING btree (ended_at) WHERE ((ended = ANY (ARRAY['ANNULLED'::text, 'WITHDRAWN'::text, 'REVOKED'::text])) AND (deregistered_at IS NULL))
CREATE UNIQUE INDEX certificate_serial ON certificate._private_certificate USING btree (certificate_type, organ, serial, version)
CREATE UNIQUE INDEX certificate_status ON certificate._private_certificate USING btree (status_list, status_index)
grant delete, insert, select, update to oneseal_app

table certificate.document (
  id uuid not null,
  case_id uuid not null,
  step text not null,
  number text not null,
  file text,
  sealed_at timestamp with time zone,
  constraint document_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX document_case ON certificate.document USING btree (case_id, step)
CREATE INDEX document_file ON certificate.document USING btree (file)
grant delete, insert, select, update to oneseal_app

table certificate.keeper (
  id uuid not null,
  organ uuid not null,
  is_keeper boolean not null,
  constraint keeper_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table certificate.old_seal (
  id uuid not null,
  organ_name text not null,
  name text not null,
  registration text not null,
  kind text not null,
  handed_over_by text not null,
  received_by uuid not null,
  handed_over_at timestamp with time zone not null,
  end_of_use date not null,
  destroyed_on date,
  method text,
  certificate_number text,
  witnesses text[],
  constraint old_seal_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE UNIQUE INDEX old_seal_registration ON certificate.old_seal USING btree (registration)
grant delete, insert, select, update to oneseal_app

table certificate.owed (
  cause text not null,
  case_id uuid not null,
  step text,
  at timestamp with time zone,
  document uuid,
  sealed boolean not null default false,
  constraint owed_pkey PRIMARY KEY (cause),
  constraint owed_document_key UNIQUE (document)
) -- of oneseal_owner
CREATE INDEX owed_case ON certificate.owed USING btree (case_id)
CREATE INDEX owed_waiting ON certificate.owed USING btree (at) WHERE (NOT sealed)
grant delete, insert, select, update to oneseal_app

table certificate.party (
  case_id uuid not null,
  applicant uuid not null,
  organ uuid not null,
  competent_organs uuid[] not null,
  yields_certificate boolean not null,
  change_kind text not null default 'NEW'::text,
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

table certificate.rendition (
  id uuid not null,
  document uuid not null,
  file text,
  constraint rendition_pkey PRIMARY KEY (id),
  constraint rendition_document_key UNIQUE (document)
) -- of oneseal_owner
CREATE INDEX rendition_file ON certificate.rendition USING btree (file)
grant delete, insert, select, update to oneseal_app

table certificate.seal_use (
  id uuid not null,
  at timestamp with time zone not null,
  step text not null,
  number text not null,
  digest text not null,
  keeper uuid not null,
  ended boolean not null default false,
  seal uuid,
  constraint seal_use_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX seal_use_newest ON certificate.seal_use USING btree (at, id)
grant delete, insert, select, update to oneseal_app

table certificate.seal_use_number (
  number bigint not null,
  document uuid not null,
  at timestamp with time zone not null,
  leaf_index bigint not null,
  constraint seal_use_number_pkey PRIMARY KEY (number),
  constraint seal_use_number_leaf_index_key UNIQUE (leaf_index)
) -- of oneseal_owner
CREATE INDEX seal_use_number_document ON certificate.seal_use_number USING btree (document)
grant delete, insert, select, update to oneseal_app

table conduct._private_contact (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  owner uuid not null,
  organ uuid not null,
  due date not null,
  taken_at timestamp with time zone not null,
  offered_to uuid,
  answered_at timestamp with time zone,
  constraint _private_contact_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX contact_offered ON conduct._private_contact USING btree (offered_to) WHERE (offered_to IS NOT NULL)
CREATE INDEX contact_owner ON conduct._private_contact USING btree (owner, due)
CREATE INDEX contact_taken ON conduct._private_contact USING btree (taken_at, organ)
grant delete, insert, select, update to oneseal_app

table conduct.case_certificate (
  id uuid not null,
  case_id uuid not null,
  constraint case_certificate_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table conduct.case_course (
  case_id uuid not null,
  case_number text not null,
  item_code text not null,
  organ uuid not null,
  submitted_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  state jsonb not null,
  constraint case_course_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
CREATE INDEX course_ended ON conduct.case_course USING btree (ended_at)
CREATE INDEX course_item ON conduct.case_course USING btree (item_code, organ)
CREATE INDEX course_number ON conduct.case_course USING btree (case_number)
grant delete, insert, select, update to oneseal_app

table conduct.performance_check (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  inspector uuid not null,
  planned_on date not null,
  phase text not null,
  after uuid,
  every text,
  finished_at timestamp with time zone,
  constraint performance_check_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX check_after ON conduct.performance_check USING btree (after) WHERE (after IS NOT NULL)
CREATE INDEX check_organ ON conduct.performance_check USING btree (organ, planned_on)
CREATE INDEX check_planned ON conduct.performance_check USING btree (planned_on)
grant delete, insert, select, update to oneseal_app

table conduct.priority_mark (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  case_id uuid not null,
  given_at timestamp with time zone not null,
  audited boolean not null,
  constraint priority_mark_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX mark_case ON conduct.priority_mark USING btree (case_id)
CREATE INDEX mark_given ON conduct.priority_mark USING btree (organ, given_at)
grant delete, insert, select, update to oneseal_app

table findings._private_accountability (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  person uuid,
  violation text not null,
  stage text not null,
  outcome text,
  sanction text,
  evidence text[] not null,
  opened_at timestamp with time zone not null,
  constraint _private_accountability_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX accountability_evidence ON findings._private_accountability USING gin (evidence)
CREATE INDEX accountability_newest ON findings._private_accountability USING btree (opened_at DESC, id DESC)
CREATE INDEX accountability_organ ON findings._private_accountability USING btree (organ)
CREATE INDEX accountability_person ON findings._private_accountability USING btree (person) WHERE (person IS NOT NULL)
grant delete, insert, select, update to oneseal_app

table findings._private_finding (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  bureau uuid not null,
  case_id uuid not null,
  kind text not null,
  stage text not null,
  missed boolean not null,
  answer_due date not null,
  sent_at timestamp with time zone not null,
  constraint _private_finding_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX finding_case ON findings._private_finding USING btree (case_id)
CREATE INDEX finding_due ON findings._private_finding USING btree (answer_due) WHERE ((stage = 'OPEN'::text) AND (NOT missed))
CREATE INDEX finding_inbox ON findings._private_finding USING btree (bureau, sent_at DESC, id DESC)
CREATE INDEX finding_sent ON findings._private_finding USING btree (organ, sent_at DESC, id DESC)
grant delete, insert, select, update to oneseal_app

table findings._private_permit (
  case_id uuid not null,
  case_number text not null,
  item_code text not null,
  item_name text not null,
  organ uuid not null,
  holder_name text not null,
  holder_alias uuid not null,
  supervisors uuid[] not null,
  granted boolean not null,
  constraint _private_permit_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
CREATE INDEX permit_item ON findings._private_permit USING btree (item_code) WHERE granted
CREATE INDEX permit_number ON findings._private_permit USING btree (case_number)
grant delete, insert, select, update to oneseal_app

table findings._private_procedure (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organs uuid[] not null,
  case_id uuid not null,
  certificate uuid,
  kind text not null,
  phase text not null,
  is_over boolean not null,
  holder uuid not null,
  due date,
  opened_at timestamp with time zone not null,
  constraint _private_procedure_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX procedure_case ON findings._private_procedure USING btree (case_id) WHERE (NOT is_over)
CREATE INDEX procedure_due ON findings._private_procedure USING btree (due) WHERE (NOT is_over)
CREATE INDEX procedure_holder ON findings._private_procedure USING btree (holder)
CREATE INDEX procedure_newest ON findings._private_procedure USING btree (opened_at DESC, id DESC)
CREATE INDEX procedure_organs ON findings._private_procedure USING gin (organs)
grant delete, insert, select, update to oneseal_app

table findings.moved_item (
  item_code text not null,
  occasion text not null,
  constraint moved_item_pkey PRIMARY KEY (item_code)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table findings.officer (
  id uuid not null,
  organ uuid not null,
  constraint officer_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table findings.permit_certificate (
  id uuid not null,
  case_id uuid not null,
  identifier text not null,
  constraint permit_certificate_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX permit_certificate_case ON findings.permit_certificate USING btree (case_id)
CREATE INDEX permit_certificate_identifier ON findings.permit_certificate USING btree (identifier)
grant delete, insert, select, update to oneseal_app

table findings.reliance (
  source uuid not null,
  identifier text not null,
  case_number text not null,
  via text not null,
  constraint reliance_pkey PRIMARY KEY (source, identifier, case_number)
) -- of oneseal_owner
CREATE INDEX reliance_identifier ON findings.reliance USING btree (identifier)
grant delete, insert, select, update to oneseal_app

table findings.vacuum (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  item_code text not null,
  organ uuid not null,
  is_open boolean not null,
  found_at timestamp with time zone not null,
  constraint vacuum_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE UNIQUE INDEX vacuum_item ON findings.vacuum USING btree (item_code)
grant delete, insert, select, update to oneseal_app

table inspection._private_import (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  received_at timestamp with time zone not null,
  ended boolean not null,
  constraint _private_import_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX import_newest ON inspection._private_import USING btree (organ, received_at DESC)
CREATE INDEX import_open ON inspection._private_import USING btree (received_at) WHERE (NOT ended)
grant delete, insert, select, update to oneseal_app

table inspection._private_inspection (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  object uuid not null,
  item_code text not null,
  licence text not null,
  holder_name text not null,
  phase text not null,
  source text not null,
  plan_year integer,
  plan_line text,
  due date not null,
  inspectors uuid[] not null,
  failed boolean,
  happened_at timestamp with time zone,
  penalties integer not null,
  last_day date,
  constraint _private_inspection_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX inspection_desk ON inspection._private_inspection USING btree (organ, due, id) WHERE (phase <> ALL (ARRAY['CONCLUDED'::text, 'CALLED_OFF'::text]))
CREATE INDEX inspection_failed ON inspection._private_inspection USING btree (organ, object) WHERE failed
CREATE INDEX inspection_licence ON inspection._private_inspection USING btree (licence text_pattern_ops)
CREATE INDEX inspection_newest ON inspection._private_inspection USING btree (happened_at DESC, id DESC) WHERE (phase = 'CONCLUDED'::text)
CREATE INDEX inspection_of_object ON inspection._private_inspection USING btree (object, happened_at)
CREATE INDEX inspection_of_plan ON inspection._private_inspection USING btree (organ, plan_year, plan_line) WHERE (plan_year IS NOT NULL)
grant delete, insert, select, update to oneseal_app

table inspection._private_inspector (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  officer uuid not null,
  organ uuid not null,
  retired boolean not null,
  constraint _private_inspector_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX inspector_organ ON inspection._private_inspector USING btree (organ)
grant delete, insert, select, update to oneseal_app

table inspection._private_log (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  officer uuid not null,
  day date not null,
  filed_at timestamp with time zone not null,
  constraint _private_log_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX log_day ON inspection._private_log USING btree (organ, day, officer)
grant delete, insert, select, update to oneseal_app

table inspection._private_object (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  item_code text not null,
  licence text not null,
  holder_name text not null,
  holder_id text not null,
  mode text not null,
  case_id uuid,
  has_left boolean not null,
  permit text not null,
  constraint _private_object_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX object_case ON inspection._private_object USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX object_licence ON inspection._private_object USING btree (organ, licence text_pattern_ops)
CREATE INDEX object_name ON inspection._private_object USING btree (organ, holder_name text_pattern_ops)
CREATE INDEX object_of_item ON inspection._private_object USING btree (organ, item_code, id)
CREATE INDEX object_permit ON inspection._private_object USING btree (permit)
grant delete, insert, select, update to oneseal_app

table inspection.draw (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  committed_at timestamp with time zone not null,
  made boolean not null,
  constraint draw_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX draw_newest ON inspection.draw USING btree (committed_at DESC, id DESC)
grant delete, insert, select, update to oneseal_app

table inspection.plan (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  year integer not null,
  constraint plan_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE UNIQUE INDEX plan_of_year ON inspection.plan USING btree (organ, year)
grant delete, insert, select, update to oneseal_app

table inspection.standard (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  item_code text not null,
  constraint standard_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE UNIQUE INDEX standard_of_item ON inspection.standard USING btree (organ, item_code)
grant delete, insert, select, update to oneseal_app

table interplay._private_exchange (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  kind text not null,
  parties uuid[] not null,
  waiting uuid[] not null,
  case_id uuid,
  item_code text,
  over boolean not null,
  next_at timestamp with time zone,
  opened_at timestamp with time zone not null,
  constraint _private_exchange_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX exchange_case ON interplay._private_exchange USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX exchange_next ON interplay._private_exchange USING btree (next_at) WHERE (next_at IS NOT NULL)
CREATE INDEX exchange_opened ON interplay._private_exchange USING btree (opened_at, id)
CREATE INDEX exchange_parties ON interplay._private_exchange USING gin (parties)
grant delete, insert, select, update to oneseal_app

table interplay.bulletin (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  quarter text not null,
  constraint bulletin_pkey PRIMARY KEY (id),
  constraint bulletin_quarter_key UNIQUE (quarter)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table interplay.claim (
  duty uuid not null,
  organ uuid not null,
  case_id uuid not null,
  opened_at timestamp with time zone not null,
  due timestamp with time zone not null,
  claimed_at timestamp with time zone,
  claimed_by uuid,
  returned_at timestamp with time zone[] not null default '{}'::timestamp with time zone[],
  declined_at timestamp with time zone[] not null default '{}'::timestamp with time zone[],
  rerouted_at timestamp with time zone,
  twice boolean not null default false,
  constraint claim_pkey PRIMARY KEY (duty)
) -- of oneseal_owner
CREATE INDEX claim_case ON interplay.claim USING btree (case_id)
CREATE INDEX claim_due ON interplay.claim USING btree (due)
grant delete, insert, select, update to oneseal_app

table interplay.field_case (
  id uuid not null,
  case_number text not null,
  item_code text not null,
  item_name text not null,
  organ uuid not null,
  competent_organs uuid[] not null,
  submitted_at timestamp with time zone not null,
  outcome text,
  constraint field_case_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX field_case_competent ON interplay.field_case USING gin (competent_organs)
CREATE INDEX field_case_number ON interplay.field_case USING btree (case_number text_pattern_ops)
grant delete, insert, select, update to oneseal_app

table interplay.officer (
  id uuid not null,
  organ uuid not null,
  roles text[] not null,
  constraint officer_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX officer_organ ON interplay.officer USING btree (organ)
grant delete, insert, select, update to oneseal_app

table interplay.own_system (
  organ uuid not null,
  constraint own_system_pkey PRIMARY KEY (organ)
) -- of oneseal_owner
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
CREATE INDEX entry_body_erased ON ledger.entry USING btree (stream, version) WHERE (type = 'BodyErased'::text)
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

table library._private_batch_scan (
  batch uuid not null,
  name text not null,
  sha256 text not null,
  constraint _private_batch_scan_pkey PRIMARY KEY (batch, name)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table library._private_certificate (
  id uuid not null,
  version integer not null,
  way text not null,
  standing text not null,
  certificate_type text not null,
  type_version integer not null,
  name text not null,
  organ uuid not null,
  organ_name text not null,
  number text not null,
  identifier text,
  holder_code text not null,
  holder_name text not null,
  rows jsonb not null,
  valid_from date not null,
  valid_until date,
  file text,
  supplier text,
  batch uuid,
  batch_row integer,
  system text,
  case_id uuid,
  entered_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  ended text,
  reason text,
  constraint _private_certificate_pkey PRIMARY KEY (id),
  constraint _private_certificate_standing_check CHECK (standing = ANY (ARRAY['SEALING'::text, 'UNVERIFIED'::text, 'REJECTED'::text, 'VERIFIED'::text, 'ENDED'::text])),
  constraint _private_certificate_way_check CHECK (way = ANY (ARRAY['PRODUCED'::text, 'SUPPLIED'::text, 'INGESTED'::text, 'HISTORIC'::text]))
) -- of oneseal_owner
CREATE INDEX certificate_by_number ON library._private_certificate USING btree (certificate_type, organ, number)
CREATE INDEX certificate_identifier ON library._private_certificate USING btree (identifier)
CREATE INDEX certificate_of_batch ON library._private_certificate USING btree (batch) WHERE (batch IS NOT NULL)
CREATE INDEX certificate_of_holder ON library._private_certificate USING btree (holder_code, certificate_type)
CREATE INDEX certificate_of_organ ON library._private_certificate USING btree (organ, standing, entered_at DESC, id DESC)
CREATE INDEX certificate_of_supplier ON library._private_certificate USING btree (supplier) WHERE (supplier IS NOT NULL)
grant delete, insert, select, update to oneseal_app

table library._private_holder_change (
  id uuid not null,
  kind text not null,
  from_codes text[] not null,
  to_codes text[] not null,
  basis text not null,
  at timestamp with time zone not null,
  by uuid not null,
  constraint _private_holder_change_pkey PRIMARY KEY (id),
  constraint _private_holder_change_kind_check CHECK (kind = ANY (ARRAY['CHANGE'::text, 'MERGE'::text, 'SPLIT'::text]))
) -- of oneseal_owner
CREATE INDEX holder_change_from ON library._private_holder_change USING gin (from_codes)
CREATE INDEX holder_change_to ON library._private_holder_change USING gin (to_codes)
grant delete, insert, select, update to oneseal_app

table library._private_holder_link (
  change uuid not null,
  from_code text not null,
  to_code text not null,
  constraint _private_holder_link_pkey PRIMARY KEY (change, from_code)
) -- of oneseal_owner
CREATE INDEX holder_link_from ON library._private_holder_link USING btree (from_code)
CREATE INDEX holder_link_to ON library._private_holder_link USING btree (to_code)
grant delete, insert, select, update to oneseal_app

table library._private_holder_share (
  certificate uuid not null,
  change uuid not null,
  to_code text not null,
  at timestamp with time zone not null,
  constraint _private_holder_share_pkey PRIMARY KEY (certificate, change)
) -- of oneseal_owner
CREATE INDEX holder_share_to ON library._private_holder_share USING btree (to_code)
grant delete, insert, select, update to oneseal_app

table library._private_staged_row (
  batch uuid not null,
  round integer not null,
  row integer not null,
  cells jsonb not null,
  content jsonb,
  faults jsonb not null,
  taken boolean not null default false,
  constraint _private_staged_row_pkey PRIMARY KEY (batch, round, "row")
) -- of oneseal_owner
CREATE INDEX staged_row_waiting ON library._private_staged_row USING btree (batch, round, "row") WHERE ((NOT taken) AND (content IS NOT NULL))
grant delete, insert, select, update to oneseal_app

table library._private_use (
  case_id uuid not null,
  material text not null,
  identifier text not null,
  case_number text not null,
  item_code text not null,
  at timestamp with time zone not null,
  constraint _private_use_pkey PRIMARY KEY (case_id, material)
) -- of oneseal_owner
CREATE INDEX use_of_certificate ON library._private_use USING btree (identifier, at DESC)
grant delete, insert, select, update to oneseal_app

table library.batch (
  id uuid not null,
  version integer not null,
  certificate_type text not null,
  organ uuid not null,
  name text not null,
  expected integer not null,
  from_date date not null,
  until_date date not null,
  due date not null,
  phase text not null,
  round integer not null,
  file text,
  rows integer not null,
  faulty integer not null,
  taken integer not null,
  known integer not null,
  sample integer[] not null,
  wrong jsonb not null,
  planned_by uuid not null,
  received_by uuid,
  signed_by uuid,
  planned_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint batch_pkey PRIMARY KEY (id),
  constraint batch_phase_check CHECK (phase = ANY (ARRAY['planned'::text, 'received'::text, 'staged'::text, 'signedOff'::text, 'returned'::text, 'taken'::text]))
) -- of oneseal_owner
CREATE INDEX batch_of_organ ON library.batch USING btree (organ, planned_at DESC, id DESC)
grant delete, insert, select, update to oneseal_app

table library.blank_book (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  form text not null,
  prefix text not null,
  first integer not null,
  constraint blank_book_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX blank_book_of_organ ON library.blank_book USING btree (organ, form, first)
grant delete, insert, select, update to oneseal_app

table library.certificate_type (
  code text not null,
  id uuid not null,
  version integer not null,
  number integer not null,
  draft jsonb,
  draft_by uuid,
  note text not null,
  in_force integer,
  changed_at timestamp with time zone not null,
  constraint certificate_type_pkey PRIMARY KEY (code)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table library.certificate_type_version (
  code text not null,
  number integer not null,
  content jsonb not null,
  published_at timestamp with time zone not null,
  published_by uuid not null,
  constraint certificate_type_version_pkey PRIMARY KEY (code, number)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table library.sealed (
  id uuid not null,
  sealed_at timestamp with time zone not null,
  constraint sealed_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table organisation.account_review (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  stage text not null,
  due date not null,
  opened_at timestamp with time zone not null,
  constraint account_review_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table organisation.case_held (
  case_id uuid not null,
  item_code text not null,
  organ uuid not null,
  open boolean not null,
  assignee uuid,
  constraint case_held_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
CREATE INDEX case_held_assignee ON organisation.case_held USING btree (assignee) WHERE (open AND (assignee IS NOT NULL))
CREATE INDEX case_held_item ON organisation.case_held USING btree (item_code, organ) WHERE open
grant delete, insert, select, update to oneseal_app

table organisation.delegation (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  number text not null,
  stage text not null,
  effective_on date not null,
  constraint delegation_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table organisation.duty_baseline (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  department uuid not null,
  constraint duty_baseline_pkey PRIMARY KEY (id),
  constraint duty_baseline_department_key UNIQUE (department)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table organisation.incident (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  stage text not null,
  found_at timestamp with time zone not null,
  constraint incident_pkey PRIMARY KEY (id),
  constraint incident_stage_check CHECK (stage = ANY (ARRAY['REPORTED'::text, 'ASSESSED'::text, 'CONTAINED'::text, 'CLOSED'::text]))
) -- of oneseal_owner
CREATE INDEX incident_found ON organisation.incident USING btree (found_at DESC, id)
grant delete, insert, select, update to oneseal_app

table organisation.item_in_writing (
  stream uuid not null,
  code text not null,
  constraint item_in_writing_pkey PRIMARY KEY (stream)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

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

table organisation.proposal (
  officer uuid not null,
  about text not null,
  name text not null,
  organ uuid not null,
  post text not null,
  roles text[] not null,
  username text,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  constraint proposal_pkey PRIMARY KEY (officer),
  constraint proposal_about_check CHECK (about = ANY (ARRAY['person'::text, 'roles'::text]))
) -- of oneseal_owner
CREATE INDEX proposal_age ON organisation.proposal USING btree (proposed_at, officer)
grant delete, insert, select, update to oneseal_app

table organisation.received_item (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  code text not null,
  stage text not null,
  constraint received_item_pkey PRIMARY KEY (id),
  constraint received_item_code_key UNIQUE (code)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table organisation.secondment (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  officer uuid not null,
  to_organ uuid not null,
  stage text not null,
  from_day date not null,
  last_day date not null,
  proposed_at timestamp with time zone not null,
  constraint secondment_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX secondment_running ON organisation.secondment USING btree (officer, last_day) WHERE (stage = 'RUNNING'::text)
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

table organisation.structure (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  constraint structure_pkey PRIMARY KEY (id),
  constraint structure_organ_key UNIQUE (organ)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table organisation.system_accounts (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  system text not null,
  constraint system_accounts_pkey PRIMARY KEY (id),
  constraint system_accounts_system_key UNIQUE (system)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table organisation.transfer (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  number text not null,
  stage text not null,
  effective_on date not null,
  prepared_at timestamp with time zone not null,
  constraint transfer_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX transfer_newest ON organisation.transfer USING btree (prepared_at DESC, id DESC)
grant delete, insert, select, update to oneseal_app

table organisation.work_handover (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  stage text not null,
  ordered_at timestamp with time zone not null,
  constraint work_handover_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table outputs.claim_case (
  case_id uuid not null,
  item_code text not null,
  submitted_at timestamp with time zone not null,
  channel text not null,
  visits integer not null default 0,
  papers integer not null default 0,
  charged boolean not null default false,
  constraint claim_case_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
CREATE INDEX claim_case_item ON outputs.claim_case USING btree (item_code)
grant delete, insert, select, update to oneseal_app

table outputs.claim_point (
  point uuid not null,
  kind text not null,
  windows jsonb not null,
  closed_from date,
  closed_until date,
  constraint claim_point_pkey PRIMARY KEY (point)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table outputs.import_row (
  run uuid not null,
  row integer not null,
  code text not null,
  name text not null,
  verdict text not null,
  faults jsonb not null,
  outcome text,
  constraint import_row_pkey PRIMARY KEY (run, "row"),
  constraint import_row_run_fkey FOREIGN KEY (run) REFERENCES outputs.import_run(id) ON DELETE CASCADE
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table outputs.import_run (
  id uuid not null,
  officer jsonb not null,
  officer_id uuid not null,
  organ uuid not null,
  file_name text not null,
  file text not null,
  size_bytes integer not null,
  state text not null,
  done integer not null default 0,
  total integer not null default 0,
  counts jsonb not null default '{"NEW": 0, "CHANGED": 0, "DRAFTED": 0, "REFUSED": 0, "UNCHANGED": 0}'::jsonb,
  faults jsonb not null default '[]'::jsonb,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint import_run_pkey PRIMARY KEY (id),
  constraint import_run_state_check CHECK (state = ANY (ARRAY['CHECKING'::text, 'REFUSED'::text, 'CHECKED'::text, 'TAKING'::text, 'TAKEN'::text, 'FAILED'::text]))
) -- of oneseal_owner
CREATE INDEX import_run_newest ON outputs.import_run USING btree (organ, started_at DESC)
CREATE INDEX import_run_unfinished ON outputs.import_run USING btree (seen_at) WHERE (state = ANY (ARRAY['CHECKING'::text, 'TAKING'::text]))
grant delete, insert, select, update to oneseal_app

table outputs.printed_paper (
  digest text not null,
  file text not null,
  printed_at timestamp with time zone not null,
  constraint printed_paper_pkey PRIMARY KEY (digest)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table oversight._private_case_profile (
  case_id uuid not null,
  case_number text not null,
  item text not null,
  slow boolean not null,
  combined boolean not null,
  applicant text not null,
  applicant_alias uuid not null,
  constraint _private_case_profile_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table oversight._private_inspector_note (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  case_id uuid,
  officer uuid,
  written_at timestamp with time zone,
  constraint _private_inspector_note_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX inspector_note_case ON oversight._private_inspector_note USING btree (case_id, written_at)
CREATE INDEX inspector_note_officer ON oversight._private_inspector_note USING btree (officer, written_at)
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
CREATE INDEX act_actor ON oversight.act USING btree (actor, recorded_at)
CREATE INDEX act_recorded ON oversight.act USING btree (recorded_at)
CREATE INDEX act_type ON oversight.act USING btree (type, recorded_at)
grant delete, insert, select, update to oneseal_app

table oversight.act_mark (
  leaf_hash text not null,
  stream uuid not null,
  series text,
  serial bigint,
  roles text[],
  organ uuid,
  title text,
  step text,
  person uuid,
  item text,
  slow boolean,
  constraint act_mark_pkey PRIMARY KEY (leaf_hash)
) -- of oneseal_owner
CREATE INDEX act_mark_stream ON oversight.act_mark USING btree (stream)
CREATE INDEX act_mark_title ON oversight.act_mark USING btree (title) WHERE (title IS NOT NULL)
grant delete, insert, select, update to oneseal_app

table oversight.card (
  id uuid not null,
  version integer not null,
  case_id uuid,
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
  lifted_at timestamp with time zone,
  lifted_due date,
  lifted_notice text,
  step text,
  escalated_to text,
  escalated_at timestamp with time zone,
  rule_version integer,
  kind text,
  family text,
  name jsonb,
  basis text,
  addressee text,
  person uuid,
  answer_due date,
  entries jsonb not null default '[]'::jsonb,
  figures jsonb not null default '{}'::jsonb,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  head uuid,
  escalated_person uuid,
  constraint card_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX card_case ON oversight.card USING btree (case_id)
CREATE INDEX card_newest ON oversight.card USING btree (raised_at, id)
CREATE INDEX card_open ON oversight.card USING btree (case_id) WHERE ((answered_at IS NULL) AND (lifted_at IS NULL))
CREATE INDEX card_organ ON oversight.card USING btree (organ, raised_at, id)
CREATE INDEX card_person ON oversight.card USING btree (person, raised_at, id)
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
  steps jsonb not null default '[]'::jsonb,
  step_track jsonb,
  constraint case_watch_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
CREATE INDEX case_watch_newest ON oversight.case_watch USING btree (submitted_at, case_id)
CREATE INDEX case_watch_number ON oversight.case_watch USING btree (case_number text_pattern_ops)
CREATE INDEX case_watch_open ON oversight.case_watch USING btree (case_id) WHERE open
grant delete, insert, select, update to oneseal_app

table oversight.evaluation (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  until date not null,
  constraint evaluation_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX evaluation_organ ON oversight.evaluation USING btree (organ, until)
grant delete, insert, select, update to oneseal_app

table oversight.evidence_package (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  taken_at timestamp with time zone not null,
  kept_until date not null,
  constraint evidence_package_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX evidence_package_newest ON oversight.evidence_package USING btree (taken_at, id)
grant delete, insert, select, update to oneseal_app

table oversight.life_case (
  stream uuid not null,
  case_id uuid not null,
  constraint life_case_pkey PRIMARY KEY (stream)
) -- of oneseal_owner
CREATE INDEX life_case_case ON oversight.life_case USING btree (case_id)
grant delete, insert, select, update to oneseal_app

table oversight.look (
  stream uuid not null,
  officer uuid not null,
  subject uuid,
  door text not null,
  kind text not null,
  at timestamp with time zone not null,
  purpose text
) -- of oneseal_owner
CREATE INDEX look_stream ON oversight.look USING btree (stream)
CREATE INDEX look_subject ON oversight.look USING btree (subject, at)
grant delete, insert, select, update to oneseal_app

table oversight.look_waiting (
  id bigint not null generated always as identity,
  officer uuid not null,
  actor jsonb not null,
  minute text not null,
  subject uuid,
  door text not null,
  kind text not null,
  at timestamp with time zone not null,
  purpose text,
  constraint look_waiting_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX look_waiting_minute ON oversight.look_waiting USING btree (minute, officer)
grant delete, insert, select, update to oneseal_app

table oversight.order_year (
  year text not null,
  last integer not null,
  constraint order_year_pkey PRIMARY KEY (year)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table oversight.outside_permit (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  seen_at timestamp with time zone not null,
  explained boolean not null,
  constraint outside_permit_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table oversight.register_comparison (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  compared_at timestamp with time zone not null,
  constraint register_comparison_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table oversight.reporting_system (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  constraint reporting_system_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table oversight.risk (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  card uuid not null,
  constraint risk_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX risk_card ON oversight.risk USING btree (card)
grant delete, insert, select, update to oneseal_app

table oversight.rule (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  code text not null,
  constraint rule_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table oversight.rule_control (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  constraint rule_control_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table oversight.rule_document (
  id uuid not null,
  number text not null,
  title text not null,
  issuer text not null,
  effective_from date not null,
  repealed_from date,
  clauses jsonb not null,
  constraint rule_document_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table oversight.supervision_order (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  card uuid not null,
  organ uuid not null,
  phase text not null,
  due date not null,
  constraint supervision_order_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX supervision_order_card ON oversight.supervision_order USING btree (card)
CREATE INDEX supervision_order_open ON oversight.supervision_order USING btree (due) WHERE (phase = ANY (ARRAY['ISSUED'::text, 'REOPENED'::text]))
grant delete, insert, select, update to oneseal_app

table parties._private_attempt (
  account uuid not null,
  kind text not null,
  day date not null,
  attempts integer not null,
  constraint _private_attempt_pkey PRIMARY KEY (account, kind, day)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table parties._private_consent (
  id uuid not null,
  version integer not null,
  account uuid not null,
  text_version text,
  channels text[] not null default '{}'::text[],
  history jsonb not null default '[]'::jsonb,
  constraint _private_consent_pkey PRIMARY KEY (id),
  constraint _private_consent_account_key UNIQUE (account)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table parties._private_contact_code (
  account uuid not null,
  channel text not null,
  address text not null,
  code_sha256 bytea not null,
  attempts integer not null default 0,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint _private_contact_code_pkey PRIMARY KEY (account, channel)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table parties._private_delivery (
  notification uuid not null,
  channel text not null,
  address text not null,
  attempts integer not null default 0,
  due_at timestamp with time zone,
  delivered_at timestamp with time zone,
  receipt text,
  failures jsonb not null default '[]'::jsonb,
  constraint _private_delivery_pkey PRIMARY KEY (notification, channel),
  constraint _private_delivery_channel_check CHECK (channel = ANY (ARRAY['SMS'::text, 'EMAIL'::text]))
) -- of oneseal_owner
CREATE INDEX delivery_due ON parties._private_delivery USING btree (due_at) WHERE (due_at IS NOT NULL)
grant delete, insert, select, update to oneseal_app

table parties._private_enterprise (
  id uuid not null,
  version integer not null,
  credit_code text not null,
  name text not null,
  representative_number text not null,
  register jsonb not null,
  stated jsonb not null,
  registered_at timestamp with time zone not null,
  refreshed_at timestamp with time zone not null,
  history jsonb not null default '[]'::jsonb,
  constraint _private_enterprise_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX enterprise_representative ON parties._private_enterprise USING btree (representative_number)
CREATE UNIQUE INDEX enterprise_code ON parties._private_enterprise USING btree (credit_code)
grant delete, insert, select, update to oneseal_app

table parties._private_mandate (
  id uuid not null,
  version integer not null,
  credit_code text not null,
  enterprise_name text not null,
  handler_name text not null,
  handler_number text not null,
  items text[],
  valid_from date not null,
  valid_until date not null,
  grantor_name text not null,
  granted_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_side text,
  revoked_reason text,
  constraint _private_mandate_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX mandate_enterprise ON parties._private_mandate USING btree (credit_code, granted_at)
CREATE INDEX mandate_handler ON parties._private_mandate USING btree (handler_number, valid_until)
grant delete, insert, select, update to oneseal_app

table parties._private_notification (
  id uuid not null,
  version integer not null,
  account uuid not null,
  case_id uuid,
  cause text not null,
  title jsonb not null,
  text jsonb not null,
  link text not null,
  raised_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint _private_notification_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX notification_inbox ON parties._private_notification USING btree (account, raised_at DESC, id DESC)
CREATE INDEX notification_unread ON parties._private_notification USING btree (account) WHERE (read_at IS NULL)
grant delete, insert, select, update to oneseal_app

table parties._private_payment (
  id uuid not null,
  version integer not null,
  order_number text not null,
  case_id uuid not null,
  case_number text not null,
  item_name text not null,
  account uuid not null,
  payer text not null,
  amount_fen bigint not null,
  basis text[] not null,
  phase text not null,
  ordered_at timestamp with time zone not null,
  receipt text,
  paid_at timestamp with time zone,
  refund_fen bigint,
  refund_receipt text,
  refunded_at timestamp with time zone,
  reason text,
  constraint _private_payment_pkey PRIMARY KEY (id),
  constraint _private_payment_phase_check CHECK (phase = ANY (ARRAY['open'::text, 'paid'::text, 'cancelled'::text, 'refunding'::text, 'refunded'::text]))
) -- of oneseal_owner
CREATE INDEX payment_account ON parties._private_payment USING btree (account, ordered_at DESC, id DESC)
CREATE INDEX payment_case ON parties._private_payment USING btree (case_id)
CREATE INDEX payment_waiting ON parties._private_payment USING btree (ordered_at) WHERE (phase = ANY (ARRAY['open'::text, 'refunding'::text]))
grant delete, insert, select, update to oneseal_app

table parties._private_person (
  id uuid not null,
  version integer not null,
  account uuid not null,
  name text,
  id_number text,
  verified_at timestamp with time zone,
  assertion jsonb,
  mobile text,
  email text,
  address text not null default ''::text,
  history jsonb not null default '[]'::jsonb,
  constraint _private_person_pkey PRIMARY KEY (id),
  constraint _private_person_account_key UNIQUE (account)
) -- of oneseal_owner
CREATE INDEX person_number ON parties._private_person USING btree (id_number)
grant delete, insert, select, update to oneseal_app

table parties.province_report (
  id uuid not null,
  case_id uuid not null,
  cause text not null,
  outcome text not null,
  reference text not null,
  at timestamp with time zone not null,
  constraint province_report_pkey PRIMARY KEY (id),
  constraint province_report_outcome_check CHECK (outcome = ANY (ARRAY['TAKEN'::text, 'REFUSED'::text]))
) -- of oneseal_owner
CREATE INDEX province_report_case ON parties.province_report USING btree (case_id)
grant delete, insert, select, update to oneseal_app

table recognition.region (
  id uuid not null,
  version integer not null,
  origin text not null,
  terms jsonb,
  proposed jsonb,
  proposed_by uuid,
  proposed_at timestamp with time zone,
  recognised_at timestamp with time zone,
  recognised_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_since timestamp with time zone,
  withdrawn_reason text,
  constraint region_pkey PRIMARY KEY (id),
  constraint region_origin_key UNIQUE (origin)
) -- of oneseal_owner
CREATE INDEX region_recognised ON recognition.region USING btree (recognised_at) WHERE (recognised_at IS NOT NULL)
grant delete, insert, select, update to oneseal_app

table registers._private_permit_notice (
  id uuid not null,
  case_id uuid not null,
  case_number text not null,
  applicant uuid not null,
  holder text not null,
  scope text not null,
  permits jsonb not null,
  told_at timestamp with time zone not null,
  constraint _private_permit_notice_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX permit_notice_applicant ON registers._private_permit_notice USING btree (applicant)
grant delete, insert, select, update to oneseal_app

table registers.certificate_source (
  certificate uuid not null,
  case_id uuid not null,
  case_number text not null,
  item_code text not null,
  identifier text not null,
  prepared_at timestamp with time zone not null,
  constraint certificate_source_pkey PRIMARY KEY (certificate)
) -- of oneseal_owner
CREATE INDEX certificate_source_case ON registers.certificate_source USING btree (case_id)
grant delete, insert, select, update to oneseal_app

table registers.drift_settled (
  item_code text not null,
  finding text not null,
  evidence text not null,
  way text not null,
  reason text not null,
  settled_at timestamp with time zone not null,
  settled_by uuid not null,
  constraint drift_settled_pkey PRIMARY KEY (item_code, finding)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table registers.handled_case (
  case_id uuid not null,
  case_number text not null,
  item_code text not null,
  item_version integer not null,
  organ uuid not null,
  channel text not null,
  submitted_at timestamp with time zone not null,
  decided_on date,
  outcome text,
  corrections integer not null default 0,
  materials text[] not null,
  clock jsonb not null,
  limits jsonb not null,
  constraint handled_case_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
CREATE INDEX handled_case_item ON registers.handled_case USING btree (item_code)
CREATE INDEX handled_case_number ON registers.handled_case USING btree (case_number)
CREATE INDEX handled_case_taken_over ON registers.handled_case USING btree (submitted_at) WHERE (channel = 'TAKEN_OVER'::text)
grant delete, insert, select, update to oneseal_app

table registers.permit_notice_organ (
  notice uuid not null,
  organ uuid not null,
  version integer not null,
  told_at timestamp with time zone not null,
  claimed_at timestamp with time zone,
  claimed_by uuid,
  constraint permit_notice_organ_pkey PRIMARY KEY (notice, organ)
) -- of oneseal_owner
CREATE INDEX permit_notice_organ_waiting ON registers.permit_notice_organ USING btree (organ, told_at DESC)
grant delete, insert, select, update to oneseal_app

table registers.post (
  officer uuid not null,
  organ uuid not null,
  constraint post_pkey PRIMARY KEY (officer)
) -- of oneseal_owner
CREATE INDEX post_organ ON registers.post USING btree (organ)
grant delete, insert, select, update to oneseal_app

table reuse._private_call (
  id uuid not null,
  source uuid not null,
  at timestamp with time zone not null,
  organ uuid not null,
  caller text not null,
  caller_kind text not null,
  system_name text,
  purpose text not null,
  case_number text not null,
  item_code text,
  holder_code text not null,
  certificate_type text not null,
  certificate_name text not null,
  identifier text,
  fields text[] not null,
  mode text not null,
  outcome text not null,
  differences jsonb not null default '[]'::jsonb,
  region text,
  constraint _private_call_pkey PRIMARY KEY (id),
  constraint _private_call_caller_kind_check CHECK (caller_kind = ANY (ARRAY['OFFICER'::text, 'SYSTEM'::text, 'FILING'::text])),
  constraint _private_call_mode_check CHECK (mode = ANY (ARRAY['DATA'::text, 'RENDITION'::text, 'VERDICT'::text]))
) -- of oneseal_owner
CREATE INDEX call_different ON reuse._private_call USING btree (organ, at DESC) WHERE (differences <> '[]'::jsonb)
CREATE INDEX call_of_holder ON reuse._private_call USING btree (holder_code, at DESC, id DESC)
CREATE INDEX call_of_organ ON reuse._private_call USING btree (organ, at DESC, id DESC)
CREATE INDEX call_of_source ON reuse._private_call USING btree (source)
grant delete, insert, select, update to oneseal_app

table reuse._private_case (
  id uuid not null,
  case_number text not null,
  organ uuid not null,
  competent uuid[] not null,
  holder_code text not null,
  constraint _private_case_pkey PRIMARY KEY (id),
  constraint _private_case_case_number_key UNIQUE (case_number)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table reuse._private_consent (
  id uuid not null,
  version integer not null,
  given_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint _private_consent_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table reuse._private_proof_finding (
  id uuid not null,
  version integer not null,
  code text not null,
  kind text not null,
  items text[] not null,
  proof text not null,
  organ text not null,
  said text not null,
  contact text not null,
  state text not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  found_at timestamp with time zone not null,
  constraint _private_proof_finding_pkey PRIMARY KEY (id),
  constraint _private_proof_finding_code_key UNIQUE (code),
  constraint _private_proof_finding_kind_check CHECK (kind = ANY (ARRAY['CIRCULAR'::text, 'REPEATED'::text, 'ABSURD'::text, 'REPORTED'::text])),
  constraint _private_proof_finding_state_check CHECK (state = ANY (ARRAY['OPEN'::text, 'ADJUSTED'::text, 'KEPT'::text]))
) -- of oneseal_owner
CREATE INDEX proof_finding_open ON reuse._private_proof_finding USING btree (state, found_at DESC, id DESC)
grant delete, insert, select, update to oneseal_app

table reuse.call_day (
  day date not null,
  organ uuid not null,
  certificate_type text not null,
  purpose text not null,
  caller_kind text not null,
  answered integer not null,
  refused integer not null,
  constraint call_day_pkey PRIMARY KEY (day, organ, certificate_type, purpose, caller_kind)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table reuse.quota_day (
  day date not null,
  caller text not null,
  certificate_type text not null,
  used integer not null,
  constraint quota_day_pkey PRIMARY KEY (day, caller, certificate_type)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table reuse.rendition (
  id uuid not null,
  identifier text not null,
  file text not null,
  constraint rendition_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX rendition_of_identifier ON reuse.rendition USING btree (identifier)
grant delete, insert, select, update to oneseal_app

table reuse.system_grant (
  id uuid not null,
  version integer not null,
  name text not null,
  organ uuid not null,
  purposes text[] not null,
  types text[] not null,
  daily_max integer not null,
  until date not null,
  basis text not null,
  given_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint system_grant_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table service._private_filing (
  sender uuid not null,
  key text not null,
  at timestamp with time zone not null,
  constraint _private_filing_pkey PRIMARY KEY (sender, key)
) -- of oneseal_owner
CREATE INDEX filing_at ON service._private_filing USING btree (at)
grant delete, insert, select, update to oneseal_app

table service._private_guidance (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  item_code text not null,
  case_id uuid,
  held_at timestamp with time zone not null,
  constraint _private_guidance_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX guidance_case ON service._private_guidance USING btree (case_id)
CREATE INDEX guidance_organ ON service._private_guidance USING btree (organ, held_at, id)
grant delete, insert, select, update to oneseal_app

table service._private_profile (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  stage text not null,
  credit_code text not null,
  declarer uuid not null,
  declared_at timestamp with time zone not null,
  constraint _private_profile_pkey PRIMARY KEY (id),
  constraint _private_profile_stage_check CHECK (stage = ANY (ARRAY['declared'::text, 'verified'::text, 'rejected'::text]))
) -- of oneseal_owner
CREATE INDEX profile_credit_code ON service._private_profile USING btree (credit_code)
CREATE INDEX profile_declarer ON service._private_profile USING btree (declarer)
CREATE INDEX profile_organ ON service._private_profile USING btree (organ, declared_at, id)
grant delete, insert, select, update to oneseal_app

table service._private_proposal (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  stage text not null,
  benefit uuid not null,
  profile uuid not null,
  changed_at timestamp with time zone not null,
  constraint _private_proposal_pkey PRIMARY KEY (id),
  constraint _private_proposal_stage_check CHECK (stage = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'declined'::text, 'fulfilled'::text, 'lapsed'::text]))
) -- of oneseal_owner
CREATE INDEX proposal_benefit ON service._private_proposal USING btree (benefit)
CREATE INDEX proposal_organ ON service._private_proposal USING btree (organ, changed_at, id)
CREATE INDEX proposal_profile ON service._private_proposal USING btree (profile)
grant delete, insert, select, update to oneseal_app

table service._private_request (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  code text not null,
  kind text not null,
  stage text not null,
  registrar uuid not null,
  organ uuid,
  filer uuid not null,
  urgency timestamp with time zone not null,
  published_at timestamp with time zone,
  constraint _private_request_pkey PRIMARY KEY (id),
  constraint _private_request_stage_check CHECK (stage = ANY (ARRAY['filed'::text, 'dispatched'::text, 'answered'::text]))
) -- of oneseal_owner
CREATE INDEX request_filer ON service._private_request USING btree (filer)
CREATE INDEX request_organ ON service._private_request USING btree (organ, stage, urgency, id)
CREATE INDEX request_published ON service._private_request USING btree (kind, published_at, id) WHERE (published_at IS NOT NULL)
CREATE INDEX request_registrar ON service._private_request USING btree (registrar, stage, urgency, id)
CREATE UNIQUE INDEX request_code ON service._private_request USING btree (code)
grant delete, insert, select, update to oneseal_app

table service._private_visit (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  stage text not null,
  booker uuid not null,
  booked_at timestamp with time zone not null,
  constraint _private_visit_pkey PRIMARY KEY (id),
  constraint _private_visit_stage_check CHECK (stage = ANY (ARRAY['booked'::text, 'assigned'::text, 'identityChecked'::text, 'done'::text, 'cancelled'::text]))
) -- of oneseal_owner
CREATE INDEX visit_booker ON service._private_visit USING btree (booker)
CREATE INDEX visit_organ ON service._private_visit USING btree (organ, booked_at, id)
grant delete, insert, select, update to oneseal_app

table service._private_window_day (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  hall uuid not null,
  day date not null,
  constraint _private_window_day_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE UNIQUE INDEX window_day_of_hall ON service._private_window_day USING btree (hall, day)
grant delete, insert, select, update to oneseal_app

table service.benefit (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  ended boolean not null,
  published_at timestamp with time zone not null,
  constraint benefit_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX benefit_running ON service.benefit USING btree (ended, published_at, id)
grant delete, insert, select, update to oneseal_app

table service.coverage_plan (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  constraint coverage_plan_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table service.faq (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  stage text not null,
  items text[] not null,
  drafted_at timestamp with time zone not null,
  constraint faq_pkey PRIMARY KEY (id),
  constraint faq_stage_check CHECK (stage = ANY (ARRAY['draft'::text, 'published'::text, 'withdrawn'::text]))
) -- of oneseal_owner
CREATE INDEX faq_items ON service.faq USING gin (items)
CREATE INDEX faq_organ ON service.faq USING btree (organ, drafted_at, id)
grant delete, insert, select, update to oneseal_app

table service.followed_case (
  id uuid not null,
  case_number text not null,
  item_code text not null,
  item_name text not null,
  organ uuid not null,
  party_name text not null,
  credit_code text,
  submitted_at timestamp with time zone not null,
  point uuid,
  stage text not null,
  open boolean not null,
  corrected boolean not null default false,
  clock jsonb not null,
  limits jsonb not null,
  time_class text not null,
  officers uuid[] not null default '{}'::uuid[],
  constraint followed_case_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX followed_case_credit_code ON service.followed_case USING btree (credit_code) WHERE (credit_code IS NOT NULL)
CREATE INDEX followed_case_open ON service.followed_case USING btree (open, submitted_at, id)
CREATE UNIQUE INDEX followed_case_number ON service.followed_case USING btree (case_number)
grant delete, insert, select, update to oneseal_app

table service.point (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  kind text not null,
  region text not null,
  constraint point_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX point_region ON service.point USING btree (region, id)
grant delete, insert, select, update to oneseal_app

table service.portal (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  code text not null,
  organ uuid not null,
  open boolean not null,
  constraint portal_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX portal_organ ON service.portal USING btree (organ)
CREATE UNIQUE INDEX portal_code ON service.portal USING btree (code)
grant delete, insert, select, update to oneseal_app

table service.result (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  item_code text not null,
  outcome text not null,
  case_number text not null,
  party_name text not null,
  item_name text not null,
  published_at timestamp with time zone not null,
  constraint result_pkey PRIMARY KEY (id),
  constraint result_outcome_check CHECK (outcome = ANY (ARRAY['GRANTED'::text, 'REFUSED'::text]))
) -- of oneseal_owner
CREATE INDEX result_newest ON service.result USING btree (published_at, id)
CREATE INDEX result_number ON service.result USING btree (case_number)
grant delete, insert, select, update to oneseal_app

table service.staff (
  id uuid not null,
  organ uuid not null,
  name text not null,
  post text not null,
  roles text[] not null,
  constraint staff_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX staff_organ ON service.staff USING btree (organ)
grant delete, insert, select, update to oneseal_app

table smart._private_case_seen (
  id uuid not null,
  case_number text not null,
  item_code text not null,
  applicant jsonb not null,
  answers jsonb not null,
  form jsonb not null,
  certificate text,
  stage text not null,
  submitted_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  automatic boolean not null default false,
  constraint _private_case_seen_pkey PRIMARY KEY (id),
  constraint _private_case_seen_stage_check CHECK (stage = ANY (ARRAY['OPEN'::text, 'GRANTED'::text, 'REFUSED'::text, 'ENDED'::text]))
) -- of oneseal_owner
CREATE INDEX case_seen_of_item ON smart._private_case_seen USING btree (item_code, submitted_at DESC, id DESC)
grant delete, insert, select, update to oneseal_app

table smart._private_register_row (
  register text not null,
  key text not null,
  fields jsonb not null,
  constraint _private_register_row_pkey PRIMARY KEY (register, key)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table smart._private_verification (
  id uuid not null,
  version integer not null,
  case_id uuid not null,
  case_number text not null,
  item_code text not null,
  item_version integer not null,
  table_number integer not null,
  verified_at timestamp with time zone not null,
  facts jsonb not null,
  comparisons jsonb not null,
  fired jsonb not null,
  outcome text not null,
  reasons jsonb not null,
  withheld text,
  authority uuid,
  authority_officer uuid,
  responsible uuid[] not null,
  failed text,
  sample jsonb,
  people text,
  constraint _private_verification_pkey PRIMARY KEY (id),
  constraint _private_verification_case_id_key UNIQUE (case_id)
) -- of oneseal_owner
CREATE INDEX verification_of_item ON smart._private_verification USING btree (item_code, verified_at DESC, id DESC)
CREATE INDEX verification_sampled ON smart._private_verification USING btree (verified_at, id) WHERE (sample IS NOT NULL)
CREATE INDEX verification_under_authority ON smart._private_verification USING btree (authority, verified_at) WHERE (authority IS NOT NULL)
grant delete, insert, select, update to oneseal_app

table smart.authorisation (
  id uuid not null,
  item_code text not null,
  officer uuid not null,
  until date not null,
  daily_max integer not null,
  basis text not null,
  given_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint authorisation_pkey PRIMARY KEY (id, item_code)
) -- of oneseal_owner
CREATE INDEX authorisation_of_item ON smart.authorisation USING btree (item_code, until) WHERE (revoked_at IS NULL)
grant delete, insert, select, update to oneseal_app

table smart.decision_table (
  item_code text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  changed_at timestamp with time zone not null,
  constraint decision_table_pkey PRIMARY KEY (item_code)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table smart.register (
  register text not null,
  id uuid not null,
  name jsonb not null,
  authority jsonb not null,
  as_of timestamp with time zone not null,
  loaded_at timestamp with time zone not null,
  row_count integer not null,
  constraint register_pkey PRIMARY KEY (register)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table standards._private_disguise (
  id uuid not null,
  version integer not null,
  code text,
  organ uuid,
  sign text not null,
  description text not null,
  source text not null,
  reported_at timestamp with time zone not null,
  reported_by uuid not null,
  finding text,
  measure text,
  closed_at timestamp with time zone,
  closed_by uuid,
  constraint _private_disguise_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX disguise_open ON standards._private_disguise USING btree (reported_at, id)
grant delete, insert, select, update to oneseal_app

table standards.case_days (
  case_id uuid not null,
  item_code text not null,
  accepted_on date,
  decided_on date,
  clock jsonb not null default '[]'::jsonb,
  limits jsonb,
  time_class text,
  constraint case_days_pkey PRIMARY KEY (case_id)
) -- of oneseal_owner
CREATE INDEX case_days_item ON standards.case_days USING btree (item_code) WHERE (decided_on IS NOT NULL)
grant delete, insert, select, update to oneseal_app

table standards.draft (
  code text not null,
  revision integer not null,
  saved_at timestamp with time zone not null,
  saved_by uuid not null,
  editors uuid[] not null,
  content jsonb not null,
  constraint draft_pkey PRIMARY KEY (code)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table standards.item (
  code text not null,
  id uuid not null,
  version integer not null,
  name text not null,
  draft_phase text,
  draft_organ uuid,
  draft_since timestamp with time zone,
  retirement_phase text,
  retirement jsonb,
  constraint item_pkey PRIMARY KEY (code)
) -- of oneseal_owner
CREATE INDEX item_review ON standards.item USING btree (draft_phase) WHERE (draft_phase IS NOT NULL)
grant delete, insert, select, update to oneseal_app

table standards.milestone (
  code text not null,
  version integer not null,
  type text not null,
  at timestamp with time zone not null,
  by uuid not null,
  facts jsonb not null,
  constraint milestone_pkey PRIMARY KEY (code, version)
) -- of oneseal_owner
CREATE INDEX milestone_type ON standards.milestone USING btree (type, at)
grant delete, insert, select, update to oneseal_app

table standards.policy (
  id uuid not null,
  version integer not null,
  number text not null,
  title text not null,
  issuer text not null,
  topic text not null,
  effective_from date not null,
  replaces text,
  clauses jsonb not null,
  issued_at timestamp with time zone not null,
  repealed_from date,
  repeal_reason text,
  constraint policy_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table standards.policy_reader (
  policy uuid not null,
  reader uuid not null,
  organ uuid not null,
  at timestamp with time zone not null,
  constraint policy_reader_pkey PRIMARY KEY (policy, reader)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table standards.power (
  id text not null,
  register text not null,
  entry jsonb,
  published jsonb,
  constraint power_pkey PRIMARY KEY (id)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table standards.power_change (
  version integer not null,
  power text not null,
  register text not null,
  kind text not null,
  trigger text not null,
  triggered_on date not null,
  reason text not null,
  at timestamp with time zone not null,
  by uuid not null,
  list_version integer,
  published_at timestamp with time zone,
  constraint power_change_pkey PRIMARY KEY (version)
) -- of oneseal_owner
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
  push jsonb,
  cause text,
  holder uuid,
  upper uuid[] not null default '{}'::uuid[],
  claim_due timestamp with time zone,
  instead_of uuid,
  acknowledged_at timestamp with time zone,
  acknowledged_means text,
  claimed_at timestamp with time zone,
  claim_missed boolean not null default false,
  returned jsonb,
  rerouted_to uuid[] not null default '{}'::uuid[],
  inspected_on text,
  answers jsonb not null default '[]'::jsonb,
  delivery jsonb,
  constraint _private_duty_pkey PRIMARY KEY (id),
  constraint _private_duty_stage_check CHECK (stage = ANY (ARRAY['open'::text, 'claimed'::text, 'returned'::text, 'recorded'::text, 'rerouted'::text]))
) -- of oneseal_owner
CREATE INDEX duty_case ON supervision._private_duty USING btree (case_id)
CREATE INDEX duty_cause ON supervision._private_duty USING btree (cause)
CREATE INDEX duty_decided_by ON supervision._private_duty USING btree (decided_by, opened_at DESC, id DESC)
CREATE INDEX duty_desk ON supervision._private_duty USING btree (organ, stage, opened_at, id)
CREATE INDEX duty_holder ON supervision._private_duty USING btree (holder)
CREATE INDEX duty_newest ON supervision._private_duty USING btree (organ, opened_at, id)
CREATE INDEX duty_to_deliver ON supervision._private_duty USING btree (organ) WHERE (acknowledged_at IS NULL)
CREATE INDEX duty_unclaimed ON supervision._private_duty USING btree (claim_due) WHERE ((stage = 'open'::text) AND (NOT claim_missed))
CREATE INDEX duty_upper ON supervision._private_duty USING gin (upper)
grant delete, insert, select, update to oneseal_app

table supervision._private_interaction (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  case_id uuid not null,
  organ uuid not null,
  approving_organ uuid not null,
  answered boolean not null,
  at timestamp with time zone not null,
  constraint _private_interaction_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX interaction_of_case ON supervision._private_interaction USING btree (case_id)
CREATE INDEX interaction_of_organ ON supervision._private_interaction USING btree (organ, answered, at, id)
grant delete, insert, select, update to oneseal_app

table supervision._private_organ (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  organ uuid not null,
  constraint _private_organ_pkey PRIMARY KEY (id),
  constraint _private_organ_organ_key UNIQUE (organ)
) -- of oneseal_owner
grant delete, insert, select, update to oneseal_app

table supervision._private_push_check (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  case_id uuid not null,
  cause text not null,
  decided_by uuid not null,
  settled boolean not null,
  at timestamp with time zone not null,
  constraint _private_push_check_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX push_check_queue ON supervision._private_push_check USING btree (decided_by, at, id) WHERE (NOT settled)
CREATE UNIQUE INDEX push_check_cause ON supervision._private_push_check USING btree (cause)
grant delete, insert, select, update to oneseal_app

table supervision.boundary_list (
  id uuid not null,
  version integer not null,
  state jsonb not null,
  constraint boundary_list_pkey PRIMARY KEY (id)
) -- of oneseal_owner
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

table supervision.officer (
  id uuid not null,
  organ uuid not null,
  region text not null,
  roles text[] not null,
  constraint officer_pkey PRIMARY KEY (id)
) -- of oneseal_owner
CREATE INDEX officer_of_organ ON supervision.officer USING btree (organ)
grant delete, insert, select, update to oneseal_app

table supervision.push_owed (
  leaf text not null,
  case_id uuid not null,
  type text not null,
  recorded_at timestamp with time zone not null,
  constraint push_owed_pkey PRIMARY KEY (leaf)
) -- of oneseal_owner
CREATE INDEX push_owed_case ON supervision.push_owed USING btree (case_id)
grant delete, insert, select, update to oneseal_app

CREATE OR REPLACE FUNCTION app.note_account_use()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update app._private_account set last_used_at = new.seen_at where id = new.account;
  return new;
end
$function$
-- of oneseal_owner, called by public

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
