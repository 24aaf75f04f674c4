"""What time: TIMEX3 expressions from a grammar, resolved against the day of publication.

In: an article and its analysis. Out: timexes (:func:`rapporteur.annotate.times.timexes.find`).
"""
