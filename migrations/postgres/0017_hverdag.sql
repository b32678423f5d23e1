-- The day's work of caseworkers and a-kasser: why an a-kasse cannot come on a day, the very times a search showed, and files whose
-- results are let go.
-- The same columns and indexes stand in ../sqlite/0017_hverdag.sql; a test compares them.

-- Why, as a code: what is said of an employee who is away is kept nowhere.
ALTER TABLE a_kasse_afbudsdag ADD COLUMN aarsag TEXT CHECK (aarsag IN ('fravaer', 'anden_opgave', 'teknik', 'lukket'));
-- The local starts that were shown, by space; NULL: written before they were kept.
ALTER TABLE visning ADD COLUMN tider TEXT;
CREATE INDEX filimport_at ON filimport (at);
