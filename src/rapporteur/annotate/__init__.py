"""Annotations: who and what is named, whose words, which figures, what time, what is stated.

In: an :class:`~rapporteur.model.Article` and a language model. Out: a :class:`~rapporteur.model.Reading`
(:func:`rapporteur.annotate.reading.read`). One report at a time; nothing here knows of another.
"""
