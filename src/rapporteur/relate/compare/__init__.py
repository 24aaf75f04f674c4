"""Comparators: two things in, what they have in common and one clause about it out. Pure, knowing no reports."""
