package nl.koppeling.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge of migrations, held against migrations somebody might write. */
class ExpansionTest {

  private static final String PATIENT = "set local lock_timeout = '2s'; ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table parcel (id uuid primary key, at timestamptz not null, check (at > now()))",
        "create table parcel (id uuid); create unique index parcel_id on parcel (id);"
            + " insert into parcel select id from posting; update parcel set id = null;"
            + " alter table parcel alter column id set not null",
        "create table parcel (id uuid); create policy own on parcel using (true);"
            + " alter table parcel enable row level security; alter table parcel force row level security",
        PATIENT + "alter table posting add column colour text",
        PATIENT
            + "alter table posting add column if not exists colour text not null default 'drop table x;'",
        PATIENT + "alter table posting add column a int not null default 0, add b numeric(18,6)",
        PATIENT + "alter table posting add seen_at timestamptz not null default now()",
        "create index concurrently if not exists posting_number on posting (number)",
        PATIENT
            + "alter table linking drop constraint linking_state_check;"
            + " alter table linking add constraint linking_state_check check (state in ('A', 'B')) not valid",
        "-- drop table posting;\n/* drop\ntable */ comment on table posting is 'it''s; drop table'",
        "create function f() returns int language sql as $$ delete from posting; select 1 $$",
        "create function f() returns int language sql as $body$ select $$;$$ $body$",
      })
  void thisOnlyAdds(String sql) {
    assertThat(Expansion.faults(Script.of(sql))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table posting",
        "alter table posting add column colour text",
        PATIENT + "alter table posting drop column number",
        PATIENT + "ALTER TABLE posting\n  DROP number",
        PATIENT + "alter table posting rename column number to label",
        PATIENT + "alter table posting rename to booking",
        PATIENT + "alter table posting alter column number type varchar(10)",
        PATIENT + "alter table posting alter number set not null",
        PATIENT + "alter table posting alter number drop not null",
        PATIENT + "alter table posting alter number drop default",
        PATIENT + "alter table posting add column colour text not null",
        PATIENT + "alter table posting add column a text, add column b text not null",
        PATIENT + "alter table posting add column id uuid not null default gen_random_uuid()",
        PATIENT + "alter table posting add column n bigserial",
        PATIENT
            + "alter table posting add column cents bigint generated always as (total * 100) stored",
        PATIENT + "alter table posting add column colour text unique",
        PATIENT + "alter table posting add column colour text check (colour <> '')",
        PATIENT + "alter table posting add column shop uuid references shop (id)",
        PATIENT + "alter table posting add constraint c check (number <> '') not valid",
        PATIENT
            + "alter table posting add constraint posting_number_check check (number <> '') not valid",
        PATIENT + "alter table posting add unique (number)",
        PATIENT + "alter table posting drop constraint posting_pkey",
        PATIENT + "alter table posting enable row level security",
        "create unique index concurrently if not exists x on posting (number)",
        "create index posting_number on posting (number)",
        "create index concurrently posting_number on posting (number)",
        "create index concurrently if not exists a on posting (number);"
            + " alter table posting add column colour text",
        "drop index posting_due",
        "update posting set colour = 'red'",
        "delete from posting",
        "insert into posting select * from old",
        "truncate posting",
        "create trigger t after insert on posting for each row execute function f()",
        "create policy own on posting using (true)",
        "create or replace function turn_wake() returns trigger language plpgsql as $$ begin end $$",
        "do $$ begin execute 'drop table posting'; end $$",
        "lock table posting",
        "create table a (id int); drop table posting",
        "select 1; -- nothing\ndrop view v",
      })
  void thisDoesNot(String sql) {
    assertThat(Expansion.faults(Script.of(sql))).isNotEmpty();
  }

  @Test
  void everyFaultIsNamed() {
    assertThat(
            Expansion.faults(
                Script.of(
                    PATIENT + "alter table posting drop column a, add column b int; drop table c")))
        .hasSize(2)
        .anySatisfy(fault -> assertThat(fault).contains("'drop column a'"))
        .anySatisfy(fault -> assertThat(fault).contains("'drop table c'"));
  }

  @Test
  void aContractionSaysSinceWhenNothingUsesIt() {
    assertThat(Script.of("-- The old name.\n-- contract: 1.4.0\ndrop table a").contracts())
        .contains("1.4.0");
    assertThat(Script.of("drop table a; -- contract: 1.4.0\n").contracts()).isEmpty();
    assertThat(Script.of("-- contract: soon\ndrop table a").contracts()).isEmpty();
  }
}
