-- Organisations of the record and the bodies of the programme. People come later.

create table organisation (
  id text collate "C" primary key,
  kind text collate "C" not null,
  name_th text not null,
  name_en text not null
);

create table body (
  id text collate "C" primary key,
  position int not null,
  order_no int,
  name_th text not null,
  name_en text not null,
  does_th text not null,
  does_en text not null,
  chair json,
  kinds json,
  source text,
  publish boolean not null
);
