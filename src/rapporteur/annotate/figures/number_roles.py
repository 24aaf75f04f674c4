"""Numbers that are no figures.

In: an amount among the lexemes of its block. Out: whether it is part of a code, a name, an age, a list, a score, or a
count that tells nothing. Decided here: nothing of what a figure measures; only which numbers are none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from rapporteur.annotate.figures.amount import Amount
from rapporteur.annotate.figures.lexemes import Lexeme
from rapporteur.annotate.figures.numerals import word_values
from rapporteur.language import Token
from rapporteur.language.lexicon import table, words
from rapporteur.model import Passage

_PACKAGE = "rapporteur.annotate"
_TRIVIAL = 5
"""Counts up to this, written as words behind "the" or "these", point back to things already named."""
_OLDEST = 120
_LIST = 30
_RELAYS = frozenset({"50", "100", "200", "400", "800", "1500"})
"""Lengths of the legs of relay races."""
_RELAYED = frozenset({"4x100", "4×100"})
_CASE = 6
"""Lexemes on either side of a number that show whether a line is written with capitals."""
_LONG = 4
_TELEPHONE = 8
"""Digits that a telephone number has at least."""
_CALLING = frozenset({"call", "calling", "dial", "dialled", "dialed", "ring", "phone", "called"})
_SHORT_CALL = 3
"""Digits of a number for emergencies: "call 999"."""
_GROUPS = 5
"""Groups of digits of a telephone number."""
_POINTING = frozenset({"first", "last", "next", "final", "all", "the", "these", "those"})
"""Words before a number that stands alone that point back to things already counted."""
_RUN = 9
"""Lexemes that a run of numbers may be long: "pages 3, 4, 7 and 9"."""
_JOINING = frozenset({",", "and", "or", "to", "&", "-", "–"})
_AGED = frozenset({"those", "anyone", "everyone", "adults", "girls", "boys"})
_AGES = 9
"""Lexemes that a list of ages may be long."""
_STREET = 5
"""Lexemes behind a house number in which its street ends."""
_TALLY = 7
"""Lexemes before a tally in which the vote or the game is told."""
_GROWN = 16
"""Whole numbers from here on behind "she was" are ages; smaller ones are as often counts or ranks."""
_SINCE = frozenset({"since", "when", "until", "till", "before", "after", "where", "because"})
_AGE_LINKS = frozenset({"of", "and", "or", "to", "between", "from", ",", "-", "–", "just", "only", "about", "around"})
_HYPHENS = frozenset("-‑–")
_DASHES = frozenset({",", "-", "–", "—", "(", ":"})


@cache
def _people() -> frozenset[str]:
    """Singular nouns for somebody."""
    return frozenset(row[0] for row in table(_PACKAGE, "roles.tsv") if row[2] in ("common", "occupation", "kin"))


class Covering:
    """Passages that do not nest, to be asked which of them covers an offset."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = sorted(passages, key=lambda p: (p.begin, p.end))
        self.begins = [p.begin for p in self.passages]

    def at(self, offset: int) -> Passage | None:
        """The last passage that begins at or before ``offset`` and reaches over it."""
        k = bisect_right(self.begins, offset) - 1
        return self.passages[k] if k >= 0 and offset < self.passages[k].end else None


class Roles:
    """Tells what the numbers of one block are when they are no figures."""

    def __init__(self, text: str, split: Sequence[Lexeme], names: Covering) -> None:
        self.text, self.lexemes, self.names = text, split, names

    def is_no_figure(self, amount: Amount) -> bool:
        """Whether the number is a code, an age, or inside a name."""
        return self._is_code(amount) or self._is_age(amount) or self._is_name(amount) or self._is_someday(amount)

    def norm(self, i: int) -> str:
        """A lexeme's word, "" beyond the block."""
        return self.lexemes[i].norm if 0 <= i < len(self.lexemes) else ""

    def _original(self, i: int) -> str:
        return self.text[self.lexemes[i].begin : self.lexemes[i].end] if 0 <= i < len(self.lexemes) else ""

    def _touch(self, i: int) -> bool:
        """Whether lexeme ``i`` stands right behind the one before it."""
        return 0 < i < len(self.lexemes) and self.lexemes[i - 1].end == self.lexemes[i].begin

    # Codes

    def _is_code(self, amount: Amount) -> bool:
        """Numbers that name: "F-35", "5G", "Route 40", "No. 3", list numbers, scores, ratios."""
        first, last = amount.numeral.first, amount.numeral.last
        if self._is_tolerance(first) or self._is_exponent(first) or self._is_tied(first, amount):
            return True
        if self._is_house(amount) or self._is_tally(amount) or self._is_caption(amount) or self._is_relay(first):
            return True
        if amount.unit is None and self._is_telephone(first):
            return True
        if self._touch(first) and self.norm(first - 1) in (":", "/", "_", "#", "*", "+") and amount.unit is None:
            return True
        if amount.unit is None and amount.high is None and self._touch(last) and self._is_glued(last, amount):
            return True
        return self._is_numbered(amount) or self._is_list_number(amount) or self._is_model(amount)

    def _is_house(self, amount: Amount) -> bool:
        """Whether it is the number of a house: "4214 N. Mississippi Ave.", "12 Harbour Road"."""
        if not amount.numeral.typed or amount.last - amount.first > 1 or amount.value != int(amount.value):
            return False
        for i in range(amount.last, min(amount.last + _STREET, len(self.lexemes))):
            if self.norm(i) in words(_PACKAGE, "street_words.txt"):
                return i > amount.last and self._original(i)[:1].isupper()
            if self.lexemes[i].kind != "ordinal" and self.norm(i) != "." and not self._original(i)[:1].isupper():
                return False
        return False

    def _is_tally(self, amount: Amount) -> bool:
        """Whether it is one side of a vote or a score told with "to": "voted 61 to 38", "by 12 votes, 45 to 57"."""
        if amount.unit is not None or not amount.numeral.typed or amount.value != int(amount.value):
            return False
        first, last = amount.first, amount.last
        if amount.high is None and self.norm(last) == "to" and self._is_plain(last + 1):
            last += 2
        elif amount.high is None and self.norm(first - 1) == "to" and self._is_plain(first - 2):
            first -= 2
        elif amount.high is None:
            return False
        before = {self.norm(k) for k in range(max(first - _TALLY, 0), first)}
        return bool(before & words(_PACKAGE, "tally_words.txt")) and not self._counts_on(last)

    def _is_relay(self, i: int) -> bool:
        """Whether it is part of the name of a race: "the 4x100m relay"."""
        if self.norm(i) in _RELAYED:  # read as 4 times ten to the power of nought
            return True
        crossed = self.norm(i + 1) in ("x", "×") and self._is_plain(i + 2)
        return self.norm(i) == "4" and crossed and self.norm(i + 2) in _RELAYS

    def _is_telephone(self, i: int) -> bool:
        """Whether it is part of a telephone number: of groups of digits in a row the first begins with nought."""
        first, last = i, i + 1
        while i - first < _GROUPS and self._is_plain(first - 1):
            first -= 1
        while last - i < _GROUPS and self._is_plain(last):
            last += 1
        groups = [self.norm(k) for k in range(first, last)]
        return groups[0].startswith("0") and len("".join(groups)) >= _TELEPHONE and "".join(groups).isdigit()

    def _is_plain(self, i: int) -> bool:
        return 0 <= i < len(self.lexemes) and self.lexemes[i].kind == "number"

    def _is_caption(self, amount: Amount) -> bool:
        """Whether it numbers a picture: "1 of 4." at the head of a line."""
        if amount.last - amount.first > 1 or not amount.numeral.typed:
            return False
        i = amount.first if self.norm(amount.last) == "of" else amount.first - 2
        if not (self._is_plain(i) and self._is_plain(i + 2)):
            return False
        at_start = i == 0 or "\n" in self.text[self.lexemes[i - 1].end : self.lexemes[i].begin]
        return at_start and self.norm(i + 1) == "of" and self.norm(i + 3) in (".", "")

    def _is_tolerance(self, i: int) -> bool:
        """Whether the number says how exact the one before it is: "9.8 ± 0.1", "9.8 +/- 0.1"."""
        return self.norm(i - 1) == "±" or [self.norm(k) for k in (i - 3, i - 2, i - 1)] == ["+", "/", "-"]

    def _is_exponent(self, i: int) -> bool:
        """Whether the number is the power of a unit: "m^2", "s−1"."""
        raised = self.norm(i - 1) in ("^", "−") and self._touch(i) and self._touch(i - 1)
        return raised and self.lexemes[i - 2].kind == "word"

    def _is_tied(self, i: int, amount: Amount) -> bool:
        """Whether a hyphen ties the number to what stands before it: "F-35", "2-1"."""
        if not (self._touch(i) and self.norm(i - 1) in _HYPHENS and self._touch(i - 1)):
            return False
        return amount.unit is None or (amount.unit.kind == "physical" and self.lexemes[i - 2].kind == "word")

    def _is_glued(self, i: int, amount: Amount) -> bool:
        """Whether what touches the number makes a code of it: a letter that is no unit, ":3", "-2"."""
        lexeme = self.lexemes[i]
        if lexeme.kind == "word":
            return amount.last == amount.numeral.last
        return lexeme.norm in (":", "/", "-", "–") and self._touch(i + 1) and self.lexemes[i + 1].kind == "number"

    def _is_numbered(self, amount: Amount) -> bool:
        """Whether the number names: "Flight 12", "Article Nine", "No. 10", "Group of Seven", "Big Four"."""
        if amount.unit is not None or amount.high is not None or amount.last - amount.first > 1:
            return False
        i = amount.first - 1
        if self.norm(i) == "." and self.norm(i - 1) in ("no", "nr", "nos", "nrs", "vol", "fig", "ch"):
            return True
        before, number = self._original(i), self._original(amount.first)
        coded = self.norm(i) in words(_PACKAGE, "code_words.txt") and (before[:1].isupper() or amount.numeral.typed)
        coded = coded or self._is_in_run(amount)
        coded = coded or (self.norm(i) == "number" and self.norm(i - 1) not in ("a", "the"))  # "ranked number three"
        if (coded and not self._counts_on(amount.last)) or (before == "No" and amount.numeral.typed):
            return True
        if self.norm(i) == "of" and self._original(i - 1)[:1].isupper():
            return self.norm(i - 1) in ("group", "gang", "band")
        spelled = number[:1].isupper() and not amount.numeral.typed
        if spelled and self.norm(i).isalpha() and self._original(amount.last)[:1].isupper():
            return self._in_plain_case(amount.first)  # "the Six Nations"
        return spelled and before[:1].isupper() and i > 0 and self.norm(i - 1) != "."

    def _in_plain_case(self, i: int) -> bool:
        """Whether the words around are not all written with capitals, as in headlines."""
        around = (self._original(k) for k in range(i - _CASE, i + _CASE + 1))
        return any(len(word) >= _LONG and word.islower() for word in around)

    def _is_model(self, amount: Amount) -> bool:
        """Whether the number names a thing by its maker's spelling, or a line to call: "iPhone 5", "call 999"."""
        before, number = self._original(amount.first - 1), self._original(amount.first)
        if amount.unit is not None or not amount.numeral.typed or amount.last - amount.first > 1:
            return False
        spelled = before[:1].islower() and before[1:] != before[1:].lower()
        return spelled or (before.lower() in _CALLING and len(number) == _SHORT_CALL)

    def _is_in_run(self, amount: Amount) -> bool:
        """Whether the number is one of several that name: "pages 3, 4 and 9", "parts one and two"."""
        joined = self.norm(amount.last) in _JOINING and self._is_number(amount.last + 1)
        k = amount.first - 1
        while k > amount.first - _RUN and self.norm(k) in _JOINING and self._is_number(k - 1):
            k, joined = k - 2, True
        word = self.norm(k)
        return joined and word.endswith("s") and word.removesuffix("s") in words(_PACKAGE, "code_words.txt")

    def _is_number(self, i: int) -> bool:
        return self._is_plain(i) or word_values().get(self.norm(i), ("",))[0] in ("unit", "teen", "ten")

    def _counts_on(self, i: int) -> bool:
        """Whether a noun in small letters follows, so that the number counts it."""
        after = self._original(i)
        return after.islower() and after.isalpha() and after not in words(_PACKAGE, "timex_boundaries.txt")

    def _is_list_number(self, amount: Amount) -> bool:
        i = amount.first
        at_start = i == 0 or "\n" in self.text[self.lexemes[i - 1].end : self.lexemes[i].begin]
        if self.norm(amount.last) == ")" and self.norm(i - 1) != "(" and amount.unit is None:
            return amount.value == int(amount.value) and amount.value < _LIST
        return (
            at_start and amount.numeral.typed and self.norm(amount.last) == "." and amount.last + 1 < len(self.lexemes)
        )

    # Ages and names

    def _is_age(self, amount: Amount) -> bool:
        """Whether it is an age: "44-year-old", "aged 44", "Jane Roe, 44,"."""
        after = self.norm(amount.last), self.norm(amount.last + 1)
        if amount.unit is not None:
            of_time = amount.unit.name in ("year", "month", "week", "day")
            hyphened = after[0] in _HYPHENS and after[1] in ("old", "olds")
            return of_time and (hyphened or after[0] in ("old", "olds") or after == ("of", "age"))
        if amount.value >= _OLDEST or amount.value != int(amount.value):
            return False
        if self._is_limit_of_age(amount):
            return True
        return self._is_listed_age(amount.first) or self._is_own_age(amount) or self._follows_name(amount, after[0])

    def _is_listed_age(self, i: int) -> bool:
        """Whether "aged" or "the age of" leads to lexeme ``i``, over other ages: "aged 7 and 9", "ages 3 to 5"."""
        for k in range(i - 1, max(i - _AGES, -1), -1):
            norm = self.norm(k)
            if norm in ("aged", "ages", "age"):
                return True
            if norm not in _AGE_LINKS and self.lexemes[k].kind != "number":
                return False
        return False

    def _is_limit_of_age(self, amount: Amount) -> bool:
        """Whether people are told by their age: "voters under 30", "those over 65"."""
        people = self.norm(amount.first - 2) in words(_PACKAGE, "counted.txt") | _AGED
        bound = self.norm(amount.first - 1) in ("under", "over", "above")
        after = self.norm(amount.last)
        counts = after.endswith("s") and after not in words(_PACKAGE, "timex_boundaries.txt")
        return people and bound and not counts

    def _is_own_age(self, amount: Amount) -> bool:
        """Whether a person "was 87" or "turned 40"."""
        plain = amount.high is None and not amount.hedge and amount.value >= _GROWN
        ends = self.norm(amount.last)[:1] in ("", ".", ",", ";", "!", "?", ")") or self.norm(amount.last) == "and"
        verb, who = self.norm(amount.first - 1), self.norm(amount.first - 2)
        own = verb in ("am", "m") and "i" in (who, self.norm(amount.first - 3))
        told = own or (verb in ("was", "is", "turned", "turns") and who in ("he", "she", "who"))
        return told and ((plain and ends) or (not amount.hedge and self.norm(amount.first - 3) in _SINCE))

    def _follows_name(self, amount: Amount, after: str) -> bool:
        """Whether the number stands between commas behind a name."""
        if self.norm(amount.first - 1) != "," or not amount.numeral.typed or amount.value < 1 or amount.first < 2:
            return False
        closes = after in ("", ",", ".", ")", ";", "and", "of", "who", "was", "is", "from")
        name = self.names.at(self.lexemes[amount.first - 2].begin)
        if name is None:
            person = self.norm(amount.first - 2) in _people() and self.norm(amount.first - 3) in ("a", "an", "the")
            return person and after in (",", ")")
        return closes and name.end == self.lexemes[amount.first - 2].end

    def _is_someday(self, amount: Amount) -> bool:
        """Whether "one day" is told without saying how long: "one day she left"."""
        is_one = self.norm(amount.first) == "one" and amount.unit is not None and amount.unit.kind == "time"
        measured = (
            amount.joined or amount.hedge or self.norm(amount.first - 1) in words(_PACKAGE, "timex_duration_heads.txt")
        )
        return is_one and not measured and amount.last - amount.first == 2

    def _is_name(self, amount: Amount) -> bool:
        """Whether the number stands inside a name, not at its beginning."""
        name = self.names.at(amount.numeral.begin)
        if name is None or amount.unit is not None:
            return False
        if name.begin < amount.numeral.begin:
            return True
        capitals = self._original(amount.first)[:1].isupper() and self._original(amount.last)[:1].isupper()
        return name.end > amount.numeral.end and not amount.numeral.typed and capitals

    # Counts that tell nothing

    def is_trivial(self, amount: Amount, noun: Token | None) -> bool:
        """Counts that tell nothing: "the two leaders", "one of them", "one day", "half-brother"."""
        before, after = self.norm(amount.first - 1), self.norm(amount.last)
        numeral = amount.numeral
        single = amount.last - amount.first == 1
        if numeral.kind == "fraction" and not numeral.typed and single:
            counts = after in ("of", "the", "a", "million") or (noun is not None and after.isalpha())
            return not (counts or amount.hedge)
        no_loan = self.norm(amount.first) == "zero" and noun is not None and noun.tag == "NN"  # "a zero interest loan"
        tied = numeral.kind == "fraction" and after in _HYPHENS and self.norm(amount.last + 1).isalpha()
        half_empty = tied and not numeral.typed and amount.unit is None
        if half_empty or (single and (no_loan or (self.norm(amount.first) == "one" and after == "or"))):
            return True
        if numeral.typed or amount.high is not None or amount.hedge:
            return False
        if self.norm(amount.first) == "one" and single:
            return _is_pronoun_one(before, after, noun)
        if noun is None and before in _POINTING:
            return True
        points = before in words(_PACKAGE, "pointing_words.txt")
        return points and amount.value <= _TRIVIAL and numeral.kind == "cardinal"

    def is_part(self, amount: Amount) -> bool:
        """Whether "one" names a part of a number that stands a few words before: "two ships, one Danish"."""
        i = amount.first - 1
        if self.norm(amount.first) != "one" or amount.last - amount.first > 1 or self.norm(i) not in _DASHES:
            return False
        window = range(max(0, i - 5), i)
        openers = words(_PACKAGE, "part_openers.txt")
        return any(self.norm(k) in openers or self.lexemes[k].kind == "number" for k in window)


def _is_pronoun_one(before: str, after: str, noun: Token | None) -> bool:
    """Whether "one" is no count; it counts before a noun."""
    if before in words(_PACKAGE, "one_openers.txt") or noun is None or not after.isalpha():
        return True
    return after in words(_PACKAGE, "timex_boundaries.txt") or noun.lemma.lower() in words(
        _PACKAGE, "trivial_heads.txt"
    )
