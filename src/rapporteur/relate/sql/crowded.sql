-- Items that hold terms which more than limits.common items hold, each paired with the first holder of such terms, where
-- the two share at least limits.least of those that one has as its first holder: a text that very many print is found by
-- one of its prints, at a cost that grows with the prints and not with their square.
WITH held AS (
    SELECT keys.term AS term, MIN(keys.item) AS first_item
    FROM keys CROSS JOIN limits
    GROUP BY keys.term
    HAVING COUNT(*) > MAX(limits.common)
),
shared AS (
    SELECT held.first_item AS a, keys.item AS b, COUNT(*) AS terms
    FROM keys JOIN held ON keys.term = held.term
    WHERE keys.item > held.first_item
    GROUP BY held.first_item, keys.item
)
SELECT shared.a AS a, shared.b AS b
FROM shared JOIN limits ON shared.terms >= limits.least
