-- What becomes of a certificate after issue: how it stands now, what is intended with it, and its place in a status list.

alter table certificate._private_certificate
  drop constraint _private_certificate_ended_check,
  add constraint _private_certificate_ended_check
    check (ended in ('REPLACED', 'DEREGISTERED', 'ANNULLED', 'WITHDRAWN', 'REVOKED')),
  add column item_code text,
  add column suspended_at timestamptz,
  add column suspended_until date,
  add column deregistered_at timestamptz,
  -- 拟撤回、拟吊销: told to the holder and not decided yet.
  add column measure text check (measure in ('WITHDRAWAL', 'REVOCATION')),
  add column measure_organ uuid,
  add column measure_until date,
  add column measure_hearing text check (measure_hearing in ('NONE', 'ASKED', 'HELD')),
  add column status_list int,
  add column status_index int;
create unique index certificate_status on certificate._private_certificate (status_list, status_index);
create index certificate_in_measure on certificate._private_certificate (measure_until) where measure is not null;
create index certificate_taken_back on certificate._private_certificate (ended_at)
  where ended in ('ANNULLED', 'WITHDRAWN', 'REVOKED') and deregistered_at is null;
create index certificate_running_out on certificate._private_certificate (valid_until) where ended is null;
