"""A tiny model trained end to end, from marked events to a model folder that pairs figures.

Needs what `pip install -e '.[training]'` brings (PyTorch, ONNX, scikit-learn); skipped where these are not installed.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install -e '.[training]'")
pytest.importorskip("onnx", reason="ONNX is not installed: pip install -e '.[training]'")

from checker.pairing.encoder import MODEL, OnnxEncoder  # noqa: E402
from checker.pairing.pairs import pair_story  # noqa: E402
from checker.pairing.scorer import load_scorer  # noqa: E402
from checker.pairing.vocabulary import load_vocabulary  # noqa: E402
from training.card import digest, write_card  # noqa: E402
from training.encoder import train_encoder  # noqa: E402
from training.export import export_encoder  # noqa: E402
from training.joint import Joint  # noqa: E402
from training.marked import Event, read_event  # noqa: E402
from training.network import Network  # noqa: E402
from training.pairs import mark_all  # noqa: E402
from training.scorer import fit_scorer  # noqa: E402

EVENTS = Path(__file__).parents[2] / "training" / "events"
FEW = ("A-41", "B-41", "C-41", "F-41")
VOCABULARY = "vocabulary.model"


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return [read_event(path) for name in FEW for path in sorted(EVENTS.glob(f"{name}-*.txt"))]


@pytest.fixture(scope="module")
def folder(events: list[Event], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("model")
    shutil.copy(MODEL / VOCABULARY, out / VOCABULARY)
    vocabulary = load_vocabulary(out / VOCABULARY)
    network, joint = Network(20_480, layers=1), Joint()
    told: list[str] = []
    train_encoder(network, joint, events[:2], vocabulary, 3, out / "checkpoint.pt", told.append)
    train_encoder(network, joint, events[:2], vocabulary, 4, out / "checkpoint.pt", told.append)  # goes on from there
    export_encoder(network, out / "encoder.onnx")
    encoder = OnnxEncoder(out)
    marked = mark_all(events, lambda event: encoder.read([one.article for one in event.told]))
    stored = fit_scorer(marked, [], 1.0)
    (out / "scorer.json").write_text(json.dumps(stored), encoding="utf-8")
    write_card(out, (2, 0), (4, 0), marked)
    return out


def test_the_card_tells_the_digest_of_what_was_trained(folder: Path) -> None:
    assert f"Digest: {digest(folder)}" in (folder / "card.md").read_text(encoding="utf-8")
    assert digest(folder) != digest(MODEL)


def test_training_goes_on_from_its_checkpoint(folder: Path) -> None:
    assert torch.load(folder / "checkpoint.pt", weights_only=True)["done"] == 4


def test_what_was_trained_pairs_the_figures_of_a_story(folder: Path, events: list[Event]) -> None:
    articles = [told.article for told in events[0].told]
    pairs = pair_story(articles, OnnxEncoder(folder), load_scorer(folder))
    assert pairs
    assert all(0 <= pair.same <= 1000 and 0 <= pair.conflict <= 1000 for pair in pairs)


def test_the_exported_network_is_the_trained_one(folder: Path, events: list[Event]) -> None:
    network = Network(20_480, layers=1)
    network.load_state_dict(torch.load(folder / "checkpoint.pt", weights_only=True)["network"])
    network.eval()
    from training.encoder import make_batch, run

    batch = make_batch(events[0], load_vocabulary(folder / VOCABULARY), False)
    assert batch is not None
    with torch.no_grad():
        wanted, _ = network.read_masks(run(network, batch), batch.known, batch.rows, batch.places)
    vectors, _ = OnnxEncoder(folder).read([told.article for told in events[0].told])
    for (article, figure), vector in zip(batch.figures, wanted.numpy(), strict=True):
        assert float(vector @ vectors[article][figure]) > 0.99
