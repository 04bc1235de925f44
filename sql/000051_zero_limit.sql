-- 零时限: what is decided at once is counted in minutes, which days cannot show.

alter table analytics.case_fact
  add column submitted_at timestamptz,
  add column decided_at timestamptz;
