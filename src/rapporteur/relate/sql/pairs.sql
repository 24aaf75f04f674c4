-- Pairs of items that hold a term in common, the first from the block of items that the limits give (half open), with
-- the sum of the products of what the term weighs in each.
WITH block AS (
    SELECT keys.item AS item, keys.term AS term, keys.weight AS weight
    FROM keys JOIN limits ON keys.item >= limits.first_item AND keys.item < limits.end_item
),
shared AS (
    SELECT block.item AS a, keys.item AS b, SUM(block.weight * keys.weight) AS weight
    FROM block JOIN keys ON block.term = keys.term AND block.item < keys.item
    GROUP BY block.item, keys.item
)
SELECT shared.a AS a, shared.b AS b
FROM shared JOIN limits ON shared.weight >= limits.least
