-- The tables of a snapshot. Everything in here is published: no true count
-- that was hidden ever reaches this file.

CREATE TABLE indicators (
    position USMALLINT NOT NULL,
    id VARCHAR NOT NULL,
    name_da VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    short_da VARCHAR NOT NULL,
    short_en VARCHAR NOT NULL,
    domain VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    definition_da VARCHAR NOT NULL,
    definition_en VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    per UINTEGER NOT NULL,
    base VARCHAR NOT NULL,
    direction VARCHAR NOT NULL,
    granularity VARCHAR NOT NULL,
    place_basis VARCHAR NOT NULL,
    protect BOOLEAN NOT NULL,
    zeros VARCHAR NOT NULL,
    rhythm_days UINTEGER,
    views VARCHAR,
    family VARCHAR,
    -- Age groups that 'all' adds up, separated by spaces; empty if 'all' was reported.
    parts VARCHAR NOT NULL
);

CREATE TABLE population (
    area VARCHAR NOT NULL,
    year SMALLINT NOT NULL,
    age_group VARCHAR NOT NULL,
    persons UBIGINT NOT NULL
);

-- By year: counts below k were hidden, and the municipality's total with late
-- records, where one was told.
CREATE TABLE years (
    indicator USMALLINT NOT NULL,
    year VARCHAR NOT NULL,
    k UBIGINT,
    revised UBIGINT
);

-- What stands along the sides of each indicator's table.
CREATE TABLE axes (
    indicator USMALLINT NOT NULL,
    axis VARCHAR NOT NULL, -- 'area', 'age_group', 'period'
    position USMALLINT NOT NULL,
    label VARCHAR NOT NULL
);

-- Dense: every combination of an indicator's axes has its row.
CREATE TABLE cells (
    indicator USMALLINT NOT NULL,
    area USMALLINT NOT NULL,
    age_group USMALLINT NOT NULL,
    period USMALLINT NOT NULL,
    mark UTINYINT NOT NULL, -- 0 published, 1 below k, 2 at least k, 3 hidden, 4 missing, 5 unlisted
    value DOUBLE,
    base UBIGINT,
    provisional BOOLEAN NOT NULL
);

-- The same for people: names instead of positions.
CREATE VIEW observations AS
SELECT
    i.id AS indicator,
    a.label AS area,
    p.label AS period,
    g.label AS age_group,
    c.value,
    (['published', 'below_k', 'at_least_k', 'hidden', 'missing', 'unlisted'])[c.mark + 1] AS mark,
    c.base,
    c.provisional
FROM cells c
JOIN indicators i ON i.position = c.indicator
JOIN axes a ON a.indicator = c.indicator AND a.axis = 'area' AND a.position = c.area
JOIN axes g ON g.indicator = c.indicator AND g.axis = 'age_group' AND g.position = c.age_group
JOIN axes p ON p.indicator = c.indicator AND p.axis = 'period' AND p.position = c.period;
