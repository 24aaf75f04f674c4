-- Pairs of items that hold terms in common, the first from the block of items that the limits give (half open), the
-- second not before limits.since, whose products of what each term weighs in both sum up to limits.least.
WITH block AS (
    SELECT keys.item AS item, keys.term AS term, keys.weight AS weight
    FROM keys JOIN limits ON keys.item >= limits.first_item AND keys.item < limits.end_item
),
later AS (
    SELECT keys.item AS item, keys.term AS term, keys.weight AS weight
    FROM keys JOIN limits ON keys.item >= limits.since AND keys.item > limits.first_item
),
shared AS (
    SELECT block.item AS a, later.item AS b, SUM(block.weight * later.weight) AS weight
    FROM block JOIN later ON block.term = later.term AND block.item < later.item
    GROUP BY block.item, later.item
)
SELECT shared.a AS a, shared.b AS b
FROM shared JOIN limits ON shared.weight >= limits.least
