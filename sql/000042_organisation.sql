-- 机构改革: items that move from organ to organ, how organs are built, who works where and by which right.

create table organisation.transfer (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  number text not null,
  stage text not null,
  effective_on date not null,
  prepared_at timestamptz not null
);
create index transfer_newest on organisation.transfer (prepared_at desc, id desc);

-- Which organ has how many cases of which item: what a memorandum counts, and what keeps a batch open.
create table organisation.case_held (
  case_id uuid primary key,
  item_code text not null,
  organ uuid not null,
  open boolean not null
);
create index case_held_item on organisation.case_held (item_code, organ) where open;

-- Items whose next standard is being written: their owner does not change in the middle of it.
create table organisation.item_in_writing (
  stream uuid primary key,
  code text not null
);

create table approval.item_transfer (
  transfer uuid not null,
  item_code text not null,
  from_organ text not null,
  to_organ text not null,
  number text not null,
  basis text not null,
  effective_on date not null,
  -- Running cases go along; otherwise the old organ finishes what it received before the day.
  moves boolean not null,
  primary key (transfer, item_code)
);
create index item_transfer_item on approval.item_transfer (item_code, from_organ);

grant select, insert, update, delete on all tables in schema organisation to oneseal_app;
grant select, insert, update, delete on approval.item_transfer to oneseal_app;
