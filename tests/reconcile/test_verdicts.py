"""The rules on figures, by name."""

from __future__ import annotations

import pytest

from rapporteur.model import Quantity
from rapporteur.reconcile.verdicts import Account, Ruling, figure


def account(value: float, origin: str, **more: object) -> Account:
    quantity = {k: more.pop(k) for k in ("unit", "approximate", "bound", "high") if k in more}
    fields = {"unit": "person", "approximate": False, **quantity}
    return Account(
        quantity=Quantity(begin=0, end=1, value=value, measures="", **fields),  # type: ignore[arg-type]
        says=f"{value:g}",
        origin=origin,
        outlet=str(more.pop("outlet", origin)),
        moment=str(more.pop("moment", "")),
        **more,  # type: ignore[arg-type]
    )


FRIDAY, SATURDAY = "2023-11-17", "2023-11-18"

CASES = [
    ("one outlet", [account(18, "a")], "single-source", "one-origin"),
    ("one wire", [account(18, "a", outlet="x"), account(18, "a", outlet="y")], "single-source", "one-origin"),
    ("two origins, one value", [account(18, "a"), account(18, "b")], "agreed", "same-value"),
    ("two units", [account(2, "a", unit="hour"), account(120, "b", unit="minute")], "agreed", "same-value"),
    ("rounded", [account(12_400, "a"), account(12_000, "b", approximate=True)], "compatible", "compatible-values"),
    ("a bound", [account(140, "a"), account(120, "b", bound="at least")], "compatible", "compatible-values"),
    ("two lengths of one talk", [account(50, "a"), account(40, "b")], "conflict", "values-exclude"),
    (
        "a toll of two days",
        [account(7, "a", growth="grows", moment=FRIDAY), account(17, "b", growth="grows", moment=SATURDAY)],
        "superseded",
        "overtaken",
    ),
    (
        "a toll of one day",
        [account(7, "a", growth="grows", moment=FRIDAY), account(11, "b", growth="grows", moment=FRIDAY)],
        "superseded",
        "growing",
    ),
    (
        "two counts for one hour",
        [
            account(48, "a", growth="grows", moment=f"{SATURDAY}T18:00", stated=True),
            account(63, "b", growth="grows", moment=f"{SATURDAY}T18:00", stated=True),
        ],
        "conflict",
        "values-exclude",
    ),
    (
        "two counts for one evening",
        [
            account(17, "a", growth="moves", moment=f"{SATURDAY}TEV", stated=True),
            account(29, "b", growth="moves", moment=f"{SATURDAY}TEV", stated=True),
        ],
        "superseded",
        "growing",
    ),
    ("a count that goes down", [
        account(31, "a", growth="moves", moment=FRIDAY), account(9, "b", growth="moves", moment=SATURDAY)],
        "superseded", "overtaken"),
    ("police and organisers, side by side", [
        account(20_000, "a"), account(50_000, "a", rival=True), account(20_000, "b")],
        "conflict", "two-voices"),
    ("what was to come, and what came", [account(60, "a", foreseen=True), account(90, "b"), account(90, "c")],
        "superseded", "foreseen"),
    ("what was to come, and two that differ", [account(60, "a", foreseen=True), account(90, "b"), account(70, "c")],
        "conflict", "values-exclude"),
    ("a count so far", [account(6, "a", so_far=True), account(9, "b"), account(9, "c")], "superseded", "not-done"),
    ("a count so far, and two that differ", [
        account(6, "a", so_far=True), account(9, "b"), account(10, "c")],
        "conflict", "values-exclude"),
    ("more bridges found fallen", [
        account(2, "a", growth="adds", moment=FRIDAY), account(5, "b", growth="adds", moment=SATURDAY)],
        "superseded", "found-more"),
    ("fewer bridges fallen in the later report", [
        account(3, "a", growth="adds", moment=FRIDAY), account(2, "b", growth="adds", moment=SATURDAY)],
        "conflict", "values-exclude"),
    ("a toll of one day at two hours", [
        account(38, "a", growth="grows", moment=f"{FRIDAY}T18:00", stated=True),
        account(43, "b", growth="grows", moment=f"{FRIDAY}T15:00", stated=True)],
        "superseded", "growing"),
]  # fmt: skip


@pytest.mark.parametrize(("accounts", "verdict", "rule"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_rule_has_its_case(accounts: list[Account], verdict: str, rule: str) -> None:
    """The first rule that speaks gives its name with the verdict, in whichever order the accounts come."""
    forward, backward = figure(accounts), figure(accounts[::-1])

    assert (forward.verdict, forward.rule) == (verdict, rule)
    assert (backward.verdict, backward.rule) == (verdict, rule)


def test_a_copy_changes_no_verdict() -> None:
    """A second paper with the same text is one more outlet, not one more origin."""
    accounts = [account(50, "a"), account(40, "b")]

    assert figure([*accounts, account(40, "b", outlet="y")]) == figure(accounts)


def test_the_reader_is_told_the_values() -> None:
    """``why`` is a sentence with the values in it."""
    ruling = figure([account(50, "a"), account(40, "b")])

    assert ruling == Ruling(
        "conflict", "values-exclude", "The reports give “50” and “40”, and at most one can be right."
    )
