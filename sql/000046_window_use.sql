-- Who accepted each case and for which item: what a decision is held against to know whether it fell at the window.
create table approval.window_case (
  case_id uuid primary key,
  item_code text not null,
  acceptor text
);
-- Each decision by itself: what an erased case had counted is taken out again.
create table approval.window_decision (
  case_id uuid not null,
  officer text not null,
  item_code text not null,
  at_window boolean not null,
  decided_on date not null
);
create index window_decision_case on approval.window_decision (case_id);
create index window_decision_last on approval.window_decision (officer, item_code, at_window, decided_on);
-- 窗口授权的使用: decisions by officer and item, at the window by whoever had accepted, or after being passed on.
create table approval.window_use (
  officer text not null,
  item_code text not null,
  at_window boolean not null,
  decisions int not null,
  last_on date not null,
  primary key (officer, item_code, at_window)
);

grant select, insert, update, delete on all tables in schema approval to oneseal_app;
