"""English: tokens, sentences, structure, names and word lists, behind one small protocol.

In: a text and the stretches of it to read. Out: an :class:`Analysis` on offsets of that text.
"""

from rapporteur.language.loading import known, load
from rapporteur.language.protocol import Analysis, LanguageModel, Name, SentenceRange, Token

__all__ = ["Analysis", "LanguageModel", "Name", "SentenceRange", "Token", "known", "load"]
