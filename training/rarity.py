"""Makes ``src/rapporteur/relate/data/rarity.tsv``: how common English words are, in bands of a tenth of a Zipf step.

    pip install wordfreq==3.1.1 && python training/rarity.py > src/rapporteur/relate/data/rarity.tsv

Words with a Zipf frequency (log10 of occurrences per 10**9 words) under 3.0 are left out: what is not in the table is
taken to be as rare as that.
"""

from __future__ import annotations

from collections import defaultdict

from wordfreq import freq_to_zipf, get_frequency_dict

LEAST = 3.0
HEAD = """\
# How common a word is: Zipf frequency (log10 of occurrences in 10**9 words, rounded to a tenth), then the words.
# From wordfreq 3.1.1 (Robyn Speer 2022, doi 10.5281/zenodo.7199437), English; its data are CC BY-SA 4.0 and rest on
# Wikipedia, SUBTLEX (Brysbaert et al., freely available data), OpenSubtitles 2018 (opensubtitles.org), Google Books
# Ngrams, ParaCrawl, the Leeds Internet Corpus and web and news text. Made by training/rarity.py: words of letters only,
# at least 3.0."""


def main() -> None:
    """Print the table."""
    bands: dict[float, list[str]] = defaultdict(list)
    for word, frequency in get_frequency_dict("en").items():
        zipf = freq_to_zipf(frequency)
        if zipf >= LEAST and word.isalpha() and word == word.casefold():
            bands[round(zipf, 1)].append(word)
    print(HEAD)
    for zipf in sorted(bands, reverse=True):
        print(f"{zipf}\t{' '.join(sorted(bands[zipf]))}")


if __name__ == "__main__":
    main()
