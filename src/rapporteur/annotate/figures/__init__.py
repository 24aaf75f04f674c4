"""Which figures: numbers with unit, hedge and what they measure.

In: an article, its analysis, mentions and time expressions. Out: quantities
(:func:`rapporteur.annotate.figures.quantities.find`).
"""
