-- What deletion asks for: whatever points at a conversation or a frist, and what has become old. Without these every deleted row
-- would be looked for in the whole of each table that may point at it.
-- The same indexes stand in ../postgres/0003_sletning.sql.

CREATE INDEX frist_indkaldelse ON frist (indkaldelse_id) WHERE indkaldelse_id IS NOT NULL;
CREATE INDEX deltagelsesvalg_indkaldelse ON deltagelsesvalg (indkaldelse_id) WHERE indkaldelse_id IS NOT NULL;
CREATE INDEX opgave_indkaldelse ON opgave (indkaldelse_id) WHERE indkaldelse_id IS NOT NULL;
CREATE INDEX opgave_frist ON opgave (frist_id) WHERE frist_id IS NOT NULL;
CREATE INDEX notifikation_indkaldelse ON notifikation (indkaldelse_id) WHERE indkaldelse_id IS NOT NULL;
CREATE INDEX notifikation_frist ON notifikation (frist_id) WHERE frist_id IS NOT NULL;
CREATE INDEX notifikation_planned ON notifikation (planned_at);
CREATE INDEX visning_frist ON visning (frist_id) WHERE frist_id IS NOT NULL;
CREATE INDEX visning_at ON visning (at);
