-- Who accepted each case and for which item: what a decision is held against to know whether it fell at the window.
create table approval.window_case (
  case_id uuid primary key,
  item_code text not null,
  acceptor text
);
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
