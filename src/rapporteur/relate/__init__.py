"""What joins reports: shared words, origins, events, dates; then entities, quotations, figures and statements.

In: readings, sorted by id. Out: links between them, each with its reason. Nothing here edits a reading; a stage that
learns something of one (its day) gives a new one.
"""
