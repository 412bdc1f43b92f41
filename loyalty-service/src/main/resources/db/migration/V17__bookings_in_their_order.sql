-- The order in which bookings were booked, so that the journal can be made again from them. It is not that of number:
-- a transaction that began first may have committed last.
CREATE SEQUENCE booking_place;
ALTER TABLE booking ADD COLUMN place bigint;            -- null: not booked yet

-- The movements of cohorts were written in this order. A booking without any, as an estimate before the first cohort,
-- follows those that were booked before it.
WITH moved AS (
  SELECT b.entry_id, b.number, b.booked_at, min(m.number) AS first
  FROM booking b LEFT JOIN cohort_movement m ON m.entry_id = b.entry_id
  WHERE b.booked_at IS NOT NULL GROUP BY b.entry_id
), anchored AS (
  SELECT entry_id, number, first,
    coalesce(first, max(first) OVER (ORDER BY booked_at, number), 0) AS anchor
  FROM moved
)
UPDATE booking b SET place = o.place
FROM (
  SELECT entry_id, row_number() OVER (ORDER BY anchor, first NULLS LAST, number) AS place
  FROM anchored
) o WHERE o.entry_id = b.entry_id;
SELECT setval('booking_place', coalesce((SELECT max(place) FROM booking), 0) + 1, false);

ALTER TABLE booking ADD CHECK ((place IS NULL) = (booked_at IS NULL));
CREATE UNIQUE INDEX booking_by_place ON booking (program, place) WHERE place IS NOT NULL;
