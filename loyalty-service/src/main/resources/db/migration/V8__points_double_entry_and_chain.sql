-- Every movement of points is double entry, says which event brought it about, and is sealed into its account's
-- chain (class MovementChain). Movements from before are sealed here, as they stand.

ALTER TABLE movement DROP CONSTRAINT movement_number_key; -- it orders a member's pages and nothing else
DROP INDEX movement_by_account;                           -- the chain's index serves as well

ALTER TABLE movement
  ADD COLUMN sequence bigint,  -- its place on the chain of its account and program
  ADD COLUMN counter  bigint,  -- what the program's own account gains by it
  ADD COLUMN event_id uuid,    -- the customer event behind it; null where a call or the time brought it about
  ADD COLUMN hash     bytea;   -- SHA-256 over it and the hash before it
ALTER TABLE lot ADD COLUMN movement_id uuid; -- the movement that made it

ALTER TABLE movement DISABLE TRIGGER movement_append_only;
ALTER TABLE lot DISABLE TRIGGER lot_append_only;

UPDATE lot SET movement_id = (
  SELECT m.id FROM lot_movement lm JOIN movement m ON m.id = lm.movement_id
  WHERE lm.lot_id = lot.id ORDER BY m.number LIMIT 1);

UPDATE movement m SET counter = m.debt - coalesce(
  (SELECT sum(available + held) FROM lot_movement WHERE movement_id = m.id), 0);

CREATE FUNCTION pg_temp.field(value text) RETURNS text LANGUAGE sql AS $$
  SELECT octet_length(coalesce(value, '')) || ':' || coalesce(value, '') || ','
$$;
CREATE FUNCTION pg_temp.micros(at timestamptz) RETURNS text LANGUAGE sql AS $$
  SELECT (extract(epoch FROM at) * 1000000)::bigint::text
$$;

DO $$
DECLARE
  m        record;
  account  uuid;
  program  text;
  place    bigint;
  previous text;
  content  text;
BEGIN
  FOR m IN SELECT * FROM movement ORDER BY movement.account_id, movement.program, movement.number LOOP
    IF account IS DISTINCT FROM m.account_id OR program IS DISTINCT FROM m.program THEN
      account := m.account_id;
      program := m.program;
      place := 0;
      previous := repeat('0', 64);
    END IF;
    place := place + 1;
    SELECT pg_temp.field(previous) || pg_temp.field(m.account_id::text) || pg_temp.field(m.program)
      || pg_temp.field(place::text) || pg_temp.field(m.id::text) || pg_temp.field(m.kind)
      || pg_temp.field(m.program_version::text) || pg_temp.field(m.points::text)
      || pg_temp.field(m.counter::text) || pg_temp.field(m.debt::text)
      || pg_temp.field(m.qualifying::text) || pg_temp.field(pg_temp.micros(m.qualified_at))
      || pg_temp.field(m.reference) || pg_temp.field(m.redemption_id::text)
      || pg_temp.field(m.event_id::text) || pg_temp.field(m.entry_id::text)
      || pg_temp.field(m.correlation_id) || pg_temp.field(pg_temp.micros(m.at))
      || coalesce(string_agg(
           pg_temp.field(lm.lot_id::text) || pg_temp.field(lm.available::text)
           || pg_temp.field(lm.held::text)
           || CASE WHEN l.movement_id = m.id THEN
                pg_temp.field(l.origin) || pg_temp.field(l.points::text)
                || pg_temp.field(pg_temp.micros(l.earned_at)) || pg_temp.field(pg_temp.micros(l.active_at))
                || pg_temp.field(pg_temp.micros(l.expires_at))
              ELSE '' END,
           '' ORDER BY lm.lot_id), '')
      INTO content
      FROM lot_movement lm JOIN lot l ON l.id = lm.lot_id WHERE lm.movement_id = m.id;
    previous := encode(sha256(convert_to(content, 'UTF8')), 'hex');
    UPDATE movement SET sequence = place, hash = decode(previous, 'hex') WHERE id = m.id;
  END LOOP;
END $$;
DROP FUNCTION pg_temp.field(text);
DROP FUNCTION pg_temp.micros(timestamptz);

ALTER TABLE movement ENABLE TRIGGER movement_append_only;
ALTER TABLE lot ENABLE TRIGGER lot_append_only;

ALTER TABLE movement
  ALTER COLUMN sequence SET NOT NULL,
  ALTER COLUMN counter SET NOT NULL,
  ALTER COLUMN hash SET NOT NULL,
  ADD CHECK (sequence > 0),
  ADD CHECK (octet_length(hash) = 32);
ALTER TABLE lot ALTER COLUMN movement_id SET NOT NULL;
CREATE UNIQUE INDEX movement_chain ON movement (account_id, program, sequence);

-- Whoever writes: what a movement's lots gain, less the debt, and what the program's account gains add up to
-- nothing. What a movement does to lots is written in one statement.
CREATE FUNCTION movement_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT movement_id, sum(available + held) AS gained FROM written GROUP BY movement_id) w
    JOIN movement m ON m.id = w.movement_id
    WHERE w.gained - m.debt + m.counter <> 0
  ) THEN
    RAISE EXCEPTION 'a movement does not balance' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER movement_balances AFTER INSERT ON lot_movement
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION movement_balances();

-- A movement that is debt alone, or that leaves its lots out, is looked at when the transaction commits.
CREATE FUNCTION movement_has_its_lots() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.counter <> NEW.debt
     AND NOT EXISTS (SELECT FROM lot_movement WHERE movement_id = NEW.id) THEN
    RAISE EXCEPTION 'movement % does not balance', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER movement_has_its_lots AFTER INSERT ON movement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.debt <> 0)
  EXECUTE FUNCTION movement_has_its_lots();

-- Lots that run out are found by their day; they need no timers of their own.
CREATE INDEX lot_by_expiry ON lot (expires_at, id);
DELETE FROM timer WHERE kind = 'lot-expiry';
CREATE TABLE lot_expiry (
  only_one bool        PRIMARY KEY DEFAULT true CHECK (only_one),
  reached  timestamptz NOT NULL   -- what expired until then was taken out of its lots
);
INSERT INTO lot_expiry (reached) VALUES ('-infinity');
