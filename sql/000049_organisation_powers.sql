-- 审批责任, 督办文号, 科室负责人: what is asked of the organisation when something is decided or left unanswered.

-- By which document an organ below decides an item, asked on the day of every decision.
create table approval.item_delegation (
  delegation uuid not null,
  item_code text not null,
  to_organ text not null,
  number text not null,
  effective_on date not null,
  -- From this day the power is the giving organ's alone again; null while it is not recalled.
  ended_on date,
  primary key (delegation, item_code)
);
create index item_delegation_item on approval.item_delegation (item_code, to_organ);

-- 督〔2026〕7号: the last number given out in a year; never the same twice.
create table oversight.order_year (
  year text primary key,
  last int not null
);

-- To whom by name a card has gone up; null where the section has no head.
alter table oversight.card add column head uuid;

-- Whose seal it was: the bureau's, or that of an organ that decides in its own name. Null: from before there were others.
alter table certificate.seal_use add column seal uuid;

grant select, insert, update, delete on approval.item_delegation, oversight.order_year to oneseal_app;
