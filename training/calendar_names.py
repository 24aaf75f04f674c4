"""Write the tables of month and weekday names that the date finder reads.

In: the Unicode CLDR tables that babel carries. Out: ``src/rapporteur/pages/data/months.tsv`` and ``weekdays.tsv``
(name, number, languages). Decided here: which languages and which of their forms are taken. The tables ship as files
because opening fifty locales at run time takes a second and reading one file takes milliseconds.

    python training/calendar_names.py
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from babel import Locale, localedata

LANGUAGES = """
    af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ka
    kk kn ko lt lv mk ml mn mr ms mt nb nl nn pa pl pt ro ru sk sl sq sr sv sw ta te th tr uk ur uz vi zu
"""
Table = dict[str, dict[int, set[str]]]
VARIANTS = ("ar_EG", "ar_LB", "ar_MA", "de_AT", "en_AU", "en_GB", "es_MX", "pt_PT", "sr_Latn", "uz_Latn")
HEADER = """\
# {what} as written in many languages, case folded, without full stops: name, number, languages.
# Made by training/calendar_names.py from the Unicode CLDR through babel (Unicode License v3, (c) Unicode, Inc.).
# Rows with "+" as the last column are added by hand: forms that news pages use and CLDR lacks.
"""
EXTRA_MONTHS = (
    ("sept", 9, "en"),
    ("märz", 3, "de"),
    ("maerz", 3, "de"),
    ("mrz", 3, "de"),
    ("mär", 3, "de"),
    ("jänner", 1, "de"),
    ("jän", 1, "de"),
    ("feber", 2, "de"),
    ("janv", 1, "fr"),
    ("fév", 2, "fr"),
    ("fevr", 2, "fr"),
    ("fevrier", 2, "fr"),
    ("aout", 8, "fr"),
    ("decembre", 12, "fr"),
    ("setiembre", 9, "es"),
    ("mrt", 3, "nl"),
    ("febbr", 2, "it"),
    ("genn", 1, "it"),
    ("pebruari", 2, "id"),
    ("agu", 8, "id"),
    ("agt", 8, "id"),
    ("nop", 11, "id"),
    ("nopember", 11, "id"),
)
EXTRA_WEEKDAYS = (
    ("tues", 1, "en"),
    ("thur", 3, "en"),
    ("thurs", 3, "en"),
    ("jumat", 4, "id"),
    ("ahad", 6, "id ms"),
    ("minggu", 6, "id"),
    ("segunda", 0, "pt"),
    ("terça", 1, "pt"),
    ("quarta", 2, "pt"),
    ("quinta", 3, "pt"),
    ("sexta", 4, "pt"),
)
DIGIT = re.compile(r"\d")
PARTICLE = re.compile(r"^(?:de |d[’'])")
JOINER = re.compile(r"[-’']")


def fold(name: str) -> str:
    """The form in which names are looked up: case folded, without full stops and particles, spaces between parts."""
    plain = name.casefold().replace(".", "").replace("\u00ad", "")
    return JOINER.sub(" ", PARTICLE.sub("", plain)).strip()


def names(kind: str) -> Table:
    """Every name of ``kind`` ("months" counts from 1, "days" from 0 on Monday) with its number and languages."""
    found: Table = defaultdict(lambda: defaultdict(set))
    for identifier in (*LANGUAGES.split(), *VARIANTS):
        localedata._cache.clear()  # babel merges one locale's names into the root it shares with the next
        locale = Locale.parse(identifier)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in getattr(locale, kind)[context][width].items():
                    key = fold(name)
                    if len(key) > 1 and not DIGIT.search(key):
                        found[key][number].add(locale.language)
    return found


def write(path: Path, what: str, found: Table, extra: tuple[tuple[str, int, str], ...]) -> None:
    """Write one table, sorted, the added rows at its end."""
    rows = [
        f"{name}\t{number}\t{' '.join(sorted(languages))}"
        for name, numbers in sorted(found.items())
        for number, languages in sorted(numbers.items())
    ]
    rows += [f"{n}\t{number}\t{languages}\t+" for n, number, languages in extra if number not in found.get(n, {})]
    path.write_text(HEADER.format(what=what) + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    data = Path(__file__).resolve().parents[1] / "src" / "rapporteur" / "pages" / "data"
    write(data / "months.tsv", "Months", names("months"), EXTRA_MONTHS)
    write(data / "weekdays.tsv", "Weekdays (0 is Monday)", names("days"), EXTRA_WEEKDAYS)
