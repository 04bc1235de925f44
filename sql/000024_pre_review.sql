-- 网上预审: drafts shown to the bureau before filing, and the one opinion on each.
create table approval._private_pre_review (
  id uuid primary key,
  version int not null,
  number text not null,
  organ text not null,
  draft text not null,
  applicant text not null,
  asked_at timestamptz not null,
  -- What was shown: applicant, answers, form and files.
  shown jsonb not null,
  opinion jsonb,
  closed text,
  open boolean not null default true
);
create index pre_review_desk on approval._private_pre_review (organ, asked_at, id) where open;
create index pre_review_organ on approval._private_pre_review (organ, asked_at desc, id desc);

-- Steps with limits of their own are watched like the limits of the whole case (WF-12).
alter table oversight.case_watch
  add column steps jsonb not null default '[]',
  -- What the steps are computed from: the reviews and step limits of the standard; null where it has none.
  add column step_track jsonb;
-- A card may rest on the limit of one step, and goes up while nobody answers it.
alter table oversight.card
  add column step text,
  add column escalated_to text,
  add column escalated_at timestamptz;
grant select, insert, update, delete on approval._private_pre_review to oneseal_app;
