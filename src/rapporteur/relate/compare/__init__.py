"""Comparators: two things in, what they have in common and one sentence about it out. Pure, without knowledge of reports."""
