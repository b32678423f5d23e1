-- A large jobcenter on top of the demo, on PostgreSQL: 18 more a-kasser under Jobcenter Aarhus, a year of times (200,000 in all), and
-- 100,000 bookings of as many borgere. Their series ended yesterday, so that the server's jobs derive nothing from them.
CREATE TEMP TABLE vaert AS SELECT serie.* FROM serie JOIN aftale ON aftale.id = serie.aftale_id
  JOIN organisation jobcenter ON jobcenter.id = aftale.jobcenter_id JOIN organisation a_kasse ON a_kasse.id = aftale.a_kasse_id
  WHERE jobcenter.code = '75100' AND a_kasse.code = 'hk' AND aftale.status = 'aftalt' ORDER BY serie.from_time LIMIT 1;
CREATE TEMP TABLE ny AS SELECT id AS a_kasse, gen_random_uuid() AS ny_aftale, gen_random_uuid() AS ny_serie FROM organisation
  WHERE kind = 'a_kasse' AND code NOT IN ('hk', '3f', 'aka') ORDER BY code LIMIT 18;
INSERT INTO aftale SELECT kopi.* FROM ny CROSS JOIN aftale JOIN vaert ON vaert.aftale_id = aftale.id,
  LATERAL jsonb_populate_record(NULL::aftale, to_jsonb(aftale) || jsonb_build_object('id', ny.ny_aftale,
    'a_kasse_id', ny.a_kasse, 'valid_from', CURRENT_DATE - 200, 'valid_to', CURRENT_DATE + 400)) kopi;
INSERT INTO serie SELECT kopi.* FROM ny, vaert,
  LATERAL jsonb_populate_record(NULL::serie, to_jsonb(vaert) || jsonb_build_object('id', ny.ny_serie,
    'aftale_id', ny.ny_aftale, 'valid_from', CURRENT_DATE - 200, 'valid_to', CURRENT_DATE - 1)) kopi;
INSERT INTO tid (id, serie_id, aftale_id, local_date, local_start, local_end, starts_at, ends_at, kapacitet, optaget, open, version)
  SELECT gen_random_uuid(), ny.ny_serie, ny.ny_aftale, dag::date, start, start + interval '15 min', start AT TIME ZONE 'Europe/Copenhagen',
    (start + interval '15 min') AT TIME ZONE 'Europe/Copenhagen', 3, CASE WHEN random() < 0.5 THEN 1 ELSE 0 END, TRUE, 1
  FROM ny, generate_series(CURRENT_DATE - 180::integer, CURRENT_DATE + 245, interval '1 day') dag,
    LATERAL (SELECT dag + interval '8 h' + nummer * interval '15 min' AS start FROM generate_series(0, 36) nummer) dagens
  WHERE extract(isodow FROM dag) < 6;
CREATE TEMP TABLE booket AS SELECT tid.*, aftale.a_kasse_id, row_number() OVER (ORDER BY tid.id) AS nummer, gen_random_uuid() AS borger,
    gen_random_uuid() AS samtale FROM tid JOIN ny ON ny.ny_serie = tid.serie_id JOIN aftale ON aftale.id = tid.aftale_id WHERE tid.optaget = 1;
-- Day + 60: numbers that nobody has.
INSERT INTO borger SELECT kopi.* FROM booket, (SELECT * FROM borger WHERE demo_slug = 'borger-med-frist') en,
  LATERAL jsonb_populate_record(NULL::borger, to_jsonb(en) || jsonb_build_object('id', booket.borger, 'a_kasse_id', booket.a_kasse_id,
    'cpr', lpad((61 + nummer % 28)::text, 2, '0') || lpad((1 + nummer / 28 % 12)::text, 2, '0')
      || lpad((1 + nummer / 336 % 90)::text, 2, '0') || (4000 + nummer / 30240)::text,
    'navn', 'Prøve Nummer ' || nummer, 'demo_slug', NULL)) kopi;
INSERT INTO indkaldelse SELECT kopi.* FROM booket, (SELECT indkaldelse.* FROM indkaldelse
    JOIN borger ON borger.id = indkaldelse.borger_id WHERE borger.demo_slug = 'borger-med-booking' LIMIT 1) en,
  LATERAL jsonb_populate_record(NULL::indkaldelse, to_jsonb(en) || jsonb_build_object('id', booket.samtale,
    'borger_id', booket.borger, 'tid_id', booket.id, 'aftale_id', booket.aftale_id, 'a_kasse_id', booket.a_kasse_id,
    'local_start', booket.local_start, 'local_end', booket.local_end, 'starts_at', booket.starts_at, 'ends_at', booket.ends_at,
    'occupies', booket.ends_at > now())) kopi;
