"""What is stated: clauses with source, polarity, status and arguments.

In: all other annotations. Out: statements (:func:`rapporteur.annotate.clauses.statements.find`).
"""
