"""Who and what is named: names, titles, roles and pronouns, and the entities they stand for.

In: an article and its analysis. Out: mentions (:func:`rapporteur.annotate.names.mentions.find`).
"""
