-- What the overview counts: the conversations of an agreement and the frister of a jobcenter, over a span of days.
-- The same indexes stand in ../postgres/0011_statistik.sql.

CREATE INDEX indkaldelse_aftale ON indkaldelse (aftale_id, local_start) WHERE aftale_id IS NOT NULL;
CREATE INDEX frist_jobcenter ON frist (jobcenter_id, fristdato);
