"""The mean of several runs' weights."""

import numpy as np
import pytest
from training.english.mean import TREES, State, mean


def run(value: float, scorer: float) -> State:
    """A run whose every number is ``value``, and whose scorers of trees point where ``scorer`` says."""
    trees = {name: np.array([scorer, value], np.float32) for name in TREES}
    return {"enc": np.full((2, 3), value, np.float32), "ner.weight": np.full(2, value, np.float32), **trees}


def test_a_mean_weighs_each_run_by_its_share() -> None:
    """Shares may have any sum; the same runs give the same numbers; scorers of trees count alike."""
    found = mean([run(1, 9), run(4, 9)], [2, 1])

    assert np.allclose(found["enc"], 2)
    assert np.allclose(found["U"], [9, 2.5])
    assert all(np.array_equal(found[name], again) for name, again in mean([run(1, 9), run(4, 9)], [4, 2]).items())


def test_scorers_of_trees_that_began_anew_do_not_count() -> None:
    """What has nothing in common with the first run's scorers is left out of them, and of nothing else."""
    found = mean([run(1, 9), run(3, 9), run(5, -9)], [1, 1, 2])

    assert np.allclose(found["enc"], 3.5)
    assert np.allclose(found["ner.weight"], 3.5)
    for name in TREES:
        assert np.allclose(found[name], [9, 2])


def test_one_run_is_its_own_mean() -> None:
    """Nothing changes."""
    assert all(np.array_equal(values, mean([run(2, 7)], [3])[name]) for name, values in run(2, 7).items())


def test_a_mean_needs_runs_of_one_network_and_their_shares() -> None:
    """What cannot be averaged is refused."""
    other = {**run(1, 9), "enc": np.zeros((1, 3), np.float32)}
    for states, shares in (([], []), ([run(1, 9)], [1, 1]), ([run(1, 9)], [0]), ([run(1, 9), other], [1, 1])):
        with pytest.raises(ValueError, match=r"mean|differ"):
            mean(states, shares)
