-- 制式凭证: numbered books of blank certificates, each in one person's custody.

create table library.blank_book (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  form text not null,
  prefix text not null,
  first int not null
);
create index blank_book_of_organ on library.blank_book (organ, form, first);
grant select, insert, update, delete on library.blank_book to oneseal_app;
