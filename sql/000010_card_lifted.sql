-- A card rests on a last day. When a holiday notice moves that day before the card was answered, it is lifted, and
-- stays to be seen with the notice that lifted it.

alter table oversight.card
  add column lifted_at timestamptz,
  add column lifted_due date,
  add column lifted_notice text;
create index card_open on oversight.card (case_id) where answered_at is null and lifted_at is null;
