-- What items hold, without terms that one item alone holds, which pair nothing, and without terms that more than
-- limits.common items hold, which start no search.
WITH held AS (
    SELECT keys.term AS term
    FROM keys CROSS JOIN limits
    GROUP BY keys.term
    HAVING COUNT(*) > 1 AND COUNT(*) <= MAX(limits.common)
)
SELECT keys.item AS item, keys.term AS term, keys.weight AS weight
FROM keys JOIN held ON keys.term = held.term
