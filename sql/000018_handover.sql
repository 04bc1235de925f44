-- Papers on their way between posts (WF-27): by slip, with what travels, until somebody else has received them.
create table approval._private_handover (
  id uuid primary key,
  number text not null unique,
  organ text not null,
  from_post text not null,
  to_post text not null,
  handed_by text not null,
  handed_at timestamptz not null,
  -- Null: whoever works at the post.
  receiver text,
  bundles jsonb not null,
  due date not null,
  received_by text,
  received_at timestamptz,
  received_pieces int,
  -- What the receiver found wrong, in his words. Null while nothing was.
  disputed text
);
create index handover_open on approval._private_handover (organ, handed_at desc, id desc) where received_at is null;
create index handover_of_organ on approval._private_handover (organ, handed_at desc, id desc);

grant select, insert, update, delete on all tables in schema approval to oneseal_app;
