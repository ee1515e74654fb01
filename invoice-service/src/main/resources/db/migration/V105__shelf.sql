-- Article codes and revenue groups of administrations that get sales orders; read again after a day.
create table shelf (
  administration_id uuid        primary key,
  body              text        not null,
  read_at           timestamptz not null
);
