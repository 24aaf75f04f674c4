"""Annotations, one room for each question that is put to a report.

    names    who and what is named
    speech   whose words
    times    what time
    figures  which figures
    clauses  what is stated

In: an :class:`~rapporteur.model.Article` and a language model. Out: a :class:`~rapporteur.model.Reading`
(:func:`rapporteur.annotate.reading.read`). One report at a time; nothing here knows of another.
"""
