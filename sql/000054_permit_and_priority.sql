-- 检查对象: one permit is one object, whichever version of its certificate a register names it by (GB/T 36904).

alter table inspection._private_object add column permit text;
update inspection._private_object
  set permit = regexp_replace(licence, '^1\.2\.156\.3005\.2\.(.+)\.\d{3}\.[0-9A-Z]$', '\1');
alter table inspection._private_object alter column permit set not null;
create index object_permit on inspection._private_object (permit);

-- 绿色通道: which open cases the worklist shows first; a mark an inspector did not uphold is gone.
create table approval.priority (
  mark uuid primary key,
  case_id uuid not null
);
create index priority_case on approval.priority (case_id);

grant select, insert, update, delete on approval.priority to oneseal_app;
