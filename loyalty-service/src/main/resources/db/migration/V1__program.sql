-- Programs: one document per version. A published version never changes.
CREATE TABLE program_version (
  program_id   text        NOT NULL,
  version      int         NOT NULL CHECK (version > 0),
  status       text        NOT NULL CHECK (status IN ('draft', 'published')),
  document     jsonb       NOT NULL,
  revision     int         NOT NULL,
  saved_at     timestamptz NOT NULL,
  saved_by     text        NOT NULL,
  published_at timestamptz,
  PRIMARY KEY (program_id, version),
  CHECK ((status = 'published') = (published_at IS NOT NULL))
);
CREATE UNIQUE INDEX program_one_draft ON program_version (program_id) WHERE status = 'draft';

CREATE FUNCTION program_published_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'published' THEN
    RAISE EXCEPTION 'version % of program % is published and cannot change', OLD.version, OLD.program_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER program_published_is_final BEFORE UPDATE OR DELETE ON program_version
  FOR EACH ROW EXECUTE FUNCTION program_published_is_final();
