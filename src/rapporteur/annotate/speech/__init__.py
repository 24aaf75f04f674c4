"""Whose words: quotations, their speakers, cues and the way the words came.

In: an article, its analysis and mentions. Out: quotations (:func:`rapporteur.annotate.speech.quotations.find`).
"""
