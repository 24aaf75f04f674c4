"""Which numbers are figures, of what unit, and what they measure."""

from __future__ import annotations

import pytest
from tests.annotate.measured import measured


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The fleet lost 61,300 crates.", (61300, "crate")),
        ("The fleet lost seven wooden crates.", (7, "crate")),
        ("Tolls rose by 12%.", (12, "percent")),
        ("Tolls rose by 12 per cent.", (12, "percent")),
        ("Tolls rose by three percentage points.", (3, "percentage point")),
        ("The wall cost $6.2 million.", (6.2e6, "USD")),
        ("The wall cost £5m.", (5e6, "GBP")),
        ("The wall cost 6.2 billion euros.", (6.2e9, "EUR")),
        ("The wall cost ¥3 trillion.", (3e12, "JPY")),
        ("The wall cost US$40bn.", (4e10, "USD")),
        ("The wall cost C$40.", (40, "CAD")),
        ("A $40 wall fell.", (40, "USD")),
        ("The wall cost 30 dollars 50 cents.", (30.5, "USD")),
        ("The wall cost 90 million Finnish markka.", (9e7, "FIM")),
        ("The wall is 12 km long.", (12, "kilometer")),
        ("The wall is 4.5-metre thick.", (4.5, "meter")),
        ("The wall covers 16 square miles.", (16, "square mile")),
        ("The train ran at 90 miles an hour.", (90, "mile per hour")),
        ("It was 31 degrees Celsius.", (31, "degree Celsius")),
        ("She lost 25 pounds in weight.", (25, "pound")),
        ("She paid 25 pounds in tax.", (25, "GBP")),
        ("They held a 50-minute walk.", (50, "minute")),
        ("They walked for over three hours.", (3, "hour")),
        ("Two thirds of the drivers slept.", (2 / 3, "driver")),
        ("Half a million drivers slept.", (500_000, "driver")),
    ],
)
def test_figure(text: str, figure: tuple[float, str]) -> None:
    """Value and unit of counts, shares, money, measures and durations."""
    value, unit = figure
    assert measured(text).figures() == [(pytest.approx(value), unit)]


@pytest.mark.parametrize(
    "text",
    [
        "The Group of 20 met.",
        "Ranked number three, she lost.",
        "The iPhone 5 is out.",
        "People should call 999.",
        "They found a half-empty bottle.",
        "I'm 56.",
        "It is told in parts one and two.",
        "World War III was a film.",
        "They flew an F-35.",
        "The G7 met.",
        "They drove on Route 40.",
        "They took Flight 370.",
        "The 5G mast fell.",
        "The bridge opened in 1987.",
        "The bridge opened on June 3.",
        "The 44-year-old driver slept.",
        "Ama Boateng, 44, slept.",
        "The driver, aged 44, slept.",
        "The two leaders met.",
        "One of them slept.",
        "One day they slept.",
        "No one slept.",
        "They won 3-1.",
        "He came first.",
    ],
)
def test_no_figure(text: str) -> None:
    """Names, dates, ages, scores and counts that only point back are none."""
    assert measured(text).figures() == []


@pytest.mark.parametrize(
    ("text", "approximate", "bound"),
    [
        ("They lost 40 crates.", False, None),
        ("They lost around 40 crates.", True, None),
        ("They lost some 40 crates.", True, None),
        ("They lost more than 40 crates.", True, "at least"),
        ("They lost at least 40 crates.", True, "at least"),
        ("They lost up to 40 crates.", True, "at most"),
        ("They lost nearly 40 crates.", True, "at most"),
        ("They lost a total of 40 crates.", False, None),
    ],
)
def test_hedge(text: str, approximate: bool, bound: str | None) -> None:
    """Hedges and bounds are kept beside the value."""
    (quantity,) = measured(text).quantities
    assert (quantity.approximate, quantity.bound) == (approximate, bound)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("They lost 40 to 60 crates.", 40, 60, "crate"),
        ("They lost between 40 and 60 crates.", 40, 60, "crate"),
        ("The wall is 8- to 16-meter high.", 8, 16, "meter"),
        ("The wall cost $2-3 million.", 2e6, 3e6, "USD"),
        ("Tolls rose by 3.5–4 percent.", 3.5, 4, "percent"),
    ],
)
def test_range(text: str, low: float, high: float, unit: str) -> None:
    """A range is one figure with both its ends."""
    assert [(q.value, q.high, q.unit) for q in measured(text).quantities] == [(low, high, unit)]


def test_change_is_no_range() -> None:
    """What rose from one value to another has two figures."""
    assert measured("Tolls rose from 5 dollars to 8 dollars.").figures() == [(5, "USD"), (8, "USD")]


def test_part() -> None:
    """A "one" that parts a count just named counts the same thing."""
    found = measured("Fog hit three grain ships, one owned by a Danish firm, off Riga.").quantities
    assert [(q.value, q.unit, q.head) for q in found] == [(3, "ship", "ship"), (1, "ship", "ship")]
    assert found[1].measures == "ships owned by a Danish firm"


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("Norway hosts 3,000 Danish sailors.", "sailor", "Danish sailors that Norway hosts"),
        ("Some 3,000 Danish sailors are stationed in Bergen.", "sailor", "Danish sailors stationed in Bergen"),
        ("A 50-minute walk across the ridge was held.", "walk", "length of the walk across the ridge"),
        ("They met at the three-day Baltic summit in Riga.", "summit", "length of the Baltic summit in Riga"),
        ("A 12 per cent levy on Danish ships was set by the port.", "levy", "levy on Danish ships"),
        ("About 12% of drivers slept.", "driver", "share of drivers (slept)"),
        ("Danish firms invested $4 million in Latvia.", "invest", "money that Danish firms invested in Latvia"),
        ("Norvane will pay $4 million in a settlement.", "pay", "money that Norvane will pay in a settlement"),
        ("Norvane has $4 million in debt.", "debt", "debt"),
        ("Income was $4 million.", "income", "Income"),
        ("Unemployment is 9.5 percent in Riga.", "unemployment", "Unemployment in Riga"),
        ("The plane vanished 40 minutes after takeoff.", "takeoff", "time after takeoff"),
        ("The suspect was found 20 hours later.", "find", "time until suspect found"),
        ("The company closed after 15 years.", "close", "time after which company closed"),
        ("The firm employs 30 in Riga.", "people", "people that firm employs"),
        ("In Riga 200 were hurt.", "people", "people hurt"),
        ("Trade has stalled at $4 million.", "trade", "Trade (stalled)"),
        ("The cost of roads will hit $4 million.", "cost", "cost of roads"),
        ("A 12-member jury met.", "member", "members of the jury"),
        ("The airline is 49 percent owned by a rival.", "airline", "airline owned by a rival"),
    ],
)
def test_measures(text: str, head: str, phrase: str) -> None:
    """The head and the phrase for people say what is counted, what lasts, what costs."""
    (quantity,) = measured(text).quantities
    assert (quantity.head, quantity.measures) == (head, phrase)


def test_terms() -> None:
    """The terms are content lemmas around the figure, without the number."""
    (quantity,) = measured("Norway hosts 3,000 Danish sailors in Bergen.").quantities
    assert {"norway", "host", "danish", "sailor", "bergen"} <= set(quantity.terms)
    assert not any(any(c.isdigit() for c in term) for term in quantity.terms)


def test_span() -> None:
    """The passage runs from the number or its currency to the unit or the counted noun."""
    found = measured("It cost $6.2 million and took 3,000 Danish sailors.")
    assert [found.words(q) for q in found.quantities] == ["$6.2 million", "3,000 Danish sailors"]


def test_only_readable() -> None:
    """Nothing is read in comments."""
    assert measured("They lost 40 crates.", kind="comment").figures() == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The wheel turns at 9.8 +/- 0.2 km per second.", [9.8]),
        ("The lamp gave 20 watts per m^2 in all.", [20]),
        ("The probe counted 40 s−1 at noon.", [40]),
        ("The lens reaches 75 -300mm in all.", [75]),
        ("The cashier gave 40 50 dollar bills.", [40, 50]),
        ("The dam cost 6 crore and two hundred rupees.", [60_000_200]),
        ("The lamp cost thirteen dollars and forty-five.", [13.45]),
        ("The lamp cost thirteen dollars and two of us paid.", [13, 2]),
    ],
)
def test_pieces_of_a_figure(text: str, figures: list[float]) -> None:
    """Tolerances and powers of units are no figures of their own; hundreds and cents finish the number before them."""
    assert [q.value for q in measured(text).quantities] == [pytest.approx(value) for value in figures]


def test_unit_of_another_amount() -> None:
    """A number does not count the unit of the amount behind it, but shares it with one it is joined to by "and"."""
    assert (40.0, "dollar") not in measured("The cashier gave 40 50 dollar bills.").figures()
    assert measured("The mice got 45 and 50 mg.").figures() == [(45, "milligram"), (50, "milligram")]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (
            "Fears grew as two tankers, one owned by a Danish firm, were attacked in the Gulf.",
            "tankers attacked in the Gulf",
        ),
        ("The two drivers, in their 45-minute talk, praised the bridge.", "length of the two drivers' talk"),
    ],
)
def test_whose_phrase(text: str, measures: str) -> None:
    """What is told of one part is not told of the whole count; a pronoun gives its name in the possessive."""
    assert measured(text).quantities[0].measures == measures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The talks lasted two hours and 20 minutes.", [(140.0, "minute")]),
        ("The race took 2 hours, 5 minutes and 11 seconds.", [(7511.0, "second")]),
        ("The wall is 6 feet 2 inches tall.", [(74.0, "inch")]),
        ("The loan runs for two years and six months.", [(2.0, "year"), (6.0, "month")]),
    ],
)
def test_smaller_unit_finishes(text: str, figures: list[tuple[float, str]]) -> None:
    """Hours, minutes and seconds, feet and inches are one figure; years, months and days stay apart."""
    assert measured(text).figures() == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("One in five contracts went to her firm.", [(0.2, "contract")]),
        ("Nine out of 10 voters said no.", [(0.9, "voter")]),
        ("Sorel won three in five games.", [(3.0, ""), (5.0, "game")]),
    ],
)
def test_so_many_of_so_many(text: str, figures: list[tuple[float, str]]) -> None:
    """So many of so many are a share, unless they count games."""
    assert [value for value, _ in measured(text).figures()] == [value for value, _ in figures]


@pytest.mark.parametrize(
    "text",
    [
        "She came with her sons, aged 7 and 9.",
        "Children aged between 5 and 7 ate free.",
        "Nobody over the age of 65 came.",
        "A man, 34, and a woman, 29, were seen.",
        "He was 87.",
        "It was built by a widow who turned 40.",
    ],
)
def test_ages(text: str) -> None:
    """An age is no figure, also in a list of ages, behind a noun for somebody, and after "turned"."""
    assert measured(text).figures() == []


def test_one_value_then_another() -> None:
    """A bare number behind "to" is no end of a range whose first number has a unit of its own."""
    assert measured("The crown lost 0.4 percent to 11.82.").figures()[0] == (0.4, "percent")
    (cost,) = measured("The bridge cost £24m-£32m.").quantities
    assert (cost.value, cost.high, cost.unit) == (24e6, 32e6, "GBP")


def test_people_harmed() -> None:
    """A bare number beside a verb of harm or arrest counts people."""
    assert measured("The blast killed 3 and wounded 27.").figures() == [(3.0, "people"), (27.0, "people")]


def test_moved_by_and_to() -> None:
    """What a price rose by and what it rose to are two figures; a bare count between two is a range."""
    assert measured("Brent crude rose $3.20 to $81.45 a barrel.").figures() == [(3.2, "USD"), (81.45, "USD")]
    (cost,) = measured("The bridge cost $30 million to $40 million.").quantities
    assert (cost.value, cost.high) == (30e6, 40e6)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Norvane acquired Halden for $3.4 billion.", "price of Halden (acquired by Norvane)"),
        ("Halden was sold to Norvane for $3.4 billion.", "price of Halden"),
        ("Norvane paid $3.4 billion for Halden.", "price of Halden"),
        ("Norvane and Halden signed a deal worth $3.4 billion.", "price of the deal"),
        ("The $3.4 billion takeover surprised the town.", "price of the takeover"),
    ],
)
def test_one_price_however_it_is_told(text: str, phrase: str) -> None:
    """What changes hands has one price, with one head, by the verb, by the noun or paid for."""
    (quantity,) = measured(text).quantities
    assert (quantity.head, quantity.measures) == ("price", phrase)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Turnout was 63 percent, up from 58 percent in 2027.", ["Turnout", "Turnout"]),
        ("The fire burned 1,000 acres (405 hectares).", ["fire (burned)", "fire (burned)"]),
        ("Hourly pay rose 2.1 percent, compared with 3.9 percent in 2029.", ["rise in Hourly pay"] * 2),
        ("Crime is 4 percent of it, against 9 percent of women.", ["Crime of it", "share of women"]),
    ],
)
def test_set_beside_the_figure_before(text: str, measures: list[str]) -> None:
    """What is compared with a figure of the same unit, or converts it, measures the same, unless it says otherwise."""
    found = measured(text).quantities
    assert len(found) == 2
    assert found[1].measures == measures[1]
    assert measures[1] != measures[0] or found[0].measures == measures[0]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The Senate voted 61 to 38 to pass the bill.", []),
        ("It failed by 12 votes, 45 to 57.", [(12, "vote")]),
        ("She won 3 to 6 medals.", [(3, "medal")]),
        ("Police were called to 4214 N. Marlin Ave. and 12 Harbour Road.", []),
        ("They sold 12 road maps in Harbour Road.", [(12, "map")]),
        ("1 of 4. A ferry is seen off Riga.", []),
        ("The first two are related.", []),
        ("The S&P 500 fell and his iPhone 6 was sold.", []),
        ("Voters under 30 stayed at home.", []),
        ("Both met under one roof.", []),
        ("It is the No 10 policy unit.", []),
    ],
)
def test_more_numbers_that_only_name(text: str, figures: list[tuple[float, str]]) -> None:
    """Votes, scores, houses, captions and names are no figures; what merely looks like them is."""
    assert [(q.value, q.unit) for q in measured(text).quantities] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A magnitude 6.4 earthquake struck.", [(6.4, "magnitude")]),
        ("The quake measured 6.4 on the Richter scale.", [(6.4, "magnitude")]),
        ("In 2-1/2 years it fell.", [(2.5, "year")]),
        ("The tower is 6ft 4in tall.", [(76, "inch")]),
        ("The search covered 10,000 square nautical miles.", [(10000, "square nautical mile")]),
        ("One person in 10 is poor.", [(0.1, "person")]),
        ("On board were 155 Latvians.", [(155, "latvian")]),
        ("29 of 50 states have agreed.", [(29, "state"), (50, "state")]),
        ("The plan costs 300 crowns.", [(300, "crown")]),
        ("A 12,500-square-foot hall burned.", [(12500, "square foot")]),
        ("The budget rose by 3 million to 4 million crowns.", [(3e6, ""), (4e6, "crown")]),
        ("They will raise their stake in the mine from 25 percent to 30 percent.", [(25, "percent"), (30, "percent")]),
    ],
)
def test_units_and_ranges_of_news(text: str, figures: list[tuple[float, str]]) -> None:
    """Magnitudes, mixed numbers, heights, peoples and parts of a whole; what moves has two values."""
    assert measured(text).figures() == figures


def test_during() -> None:
    """Over a length of time is during it, and no bound, unless the verb says how long something lasts."""
    (during,) = measured("The state will spend it on roads over five years.").quantities
    (bound,) = measured("The talks lasted over five hours.").quantities
    assert (during.bound, bound.bound) == (None, "at least")
