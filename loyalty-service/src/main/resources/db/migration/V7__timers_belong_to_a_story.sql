-- What a timer brings about belongs to the story that set it. Timers from before begin stories of their own.
ALTER TABLE timer ADD COLUMN correlation_id text;
UPDATE timer SET correlation_id = gen_random_uuid()::text;
ALTER TABLE timer ALTER COLUMN correlation_id SET NOT NULL;
