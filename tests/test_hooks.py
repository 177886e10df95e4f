"""The pre-commit hook, the GitHub Action and the GitLab job: read as the services read them, and run as far as here."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.ci import Origin, write_pipeline

ROOT = Path(__file__).resolve().parent.parent
BASH = shutil.which("bash")
WRONG = "date 2025-09-04\nsource Beispielblatt\n\nAußenminister Johann Wadephul (SPD) reist nach Kiew.\n"
RIGHT = WRONG.replace("SPD", "CDU")
# Stands in for the command: writes down what it was called with, one argument a line.
RECORDER = '#!/bin/sh\nprintf "%s\\n" "$@" > "$RECORD"\n'


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command's outcome, with the environment as it is and more; none of git's own, which name another repository."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT")}
    return subprocess.run(
        list(map(str, command)), cwd=cwd, env={**own, **environment}, capture_output=True, text=True, check=False
    )


def git(*arguments: str | Path, cwd: Path) -> str:
    done = run("git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", *arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def read_yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def hook_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of this checkout: what is committed, as others would get it."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, so there is nothing to clone")
    folder = tmp_path_factory.mktemp("hook") / "gegenprobe"
    git("clone", "--quiet", "--no-local", ROOT, folder, cwd=ROOT)
    return folder


@pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed")
def test_pre_commit_stops_a_commit_with_a_new_finding(hook_repository: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "stories").mkdir(parents=True)
    revision = git("rev-parse", "HEAD", cwd=hook_repository)
    hook = {"id": "gegenprobe", "args": ["stories"]}
    configuration = {"repos": [{"repo": str(hook_repository), "rev": revision, "hooks": [hook]}]}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    git("init", "--quiet", cwd=project)
    command = (sys.executable, "-m", "pre_commit", "run", "--all-files")
    for text, code, said in ((WRONG, 1, "conflicting_party"), (RIGHT, 0, "Passed")):
        (project / "stories" / "a.txt").write_text(text, encoding="utf-8")
        git("add", ".", cwd=project)
        done = run(*command, cwd=project, PRE_COMMIT_HOME=str(tmp_path / "cache"))
        assert done.returncode == code, done.stdout + done.stderr
        assert said in done.stdout


def test_pre_commit_hook_is_run_once_for_all_files() -> None:
    (hook,) = read_yaml(".pre-commit-hooks.yaml")
    assert (hook["id"], hook["entry"], hook["language"]) == ("gegenprobe", "gegenprobe check", "python")
    assert hook["pass_filenames"] is False
    assert hook["require_serial"] is True


def find_step(name: str) -> dict[str, Any]:
    (step,) = [step for step in read_yaml("action.yml")["runs"]["steps"] if step.get("name") == name]
    return step


def fill_in(step: dict[str, Any], **given: str) -> dict[str, str]:
    """A step's environment, its `${{ inputs.NAME }}` replaced by what is given or the action's default."""
    inputs = {name: given.get(name, one["default"]) for name, one in read_yaml("action.yml")["inputs"].items()}
    filled = {}
    for variable, value in step["env"].items():
        name = value.removeprefix("${{ inputs.").removesuffix(" }}")
        filled[variable] = inputs[name]
    return filled


def run_step(step: dict[str, Any], cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A step's script, as GitHub runs `shell: bash`."""
    assert step["shell"] == "bash"
    if BASH is None:
        pytest.skip("there is no bash here")
    return run(BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=cwd, **environment)


def record_command(folder: Path) -> dict[str, str]:
    """An environment in which `gegenprobe` writes down how it was called, in the file that RECORD names."""
    (folder / "bin").mkdir()
    (folder / "bin" / "gegenprobe").write_text(RECORDER, encoding="utf-8")
    (folder / "bin" / "gegenprobe").chmod(0o755)
    return {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "RECORD": str(folder / "record")}


def test_action_is_composite_and_puts_no_input_into_a_script() -> None:
    action = read_yaml("action.yml")
    assert set(action["inputs"]) >= {"paths", "against", "fail-on", "args"}
    assert all(one["description"] and "default" in one for one in action["inputs"].values())
    assert action["runs"]["using"] == "composite"
    for step in action["runs"]["steps"]:
        assert ("uses" in step) != ("run" in step)
        assert "run" not in step or step["shell"]
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize(
    ("given", "options"),
    [
        ({"paths": "stories\nmore stories\n\n", "sarif": ""}, []),
        (
            {
                "paths": "stories\nmore stories\n\n",
                "against": "wire $(touch bad)\n",
                "fail-on": "error",
                "args": "--ui de  --ignore *",
            },
            [
                *("--ui", "de", "--ignore", "*", "--report", "sarif=gegenprobe.sarif", "--fail-on", "error"),
                *("--against", "wire $(touch bad)"),
            ],
        ),
    ],
)
def test_action_passes_its_inputs_on(tmp_path: Path, given: dict[str, str], options: list[str]) -> None:
    step = find_step("Check the articles")
    temporary = {"RUNNER_TEMP": str(tmp_path)}
    done = run_step(step, tmp_path, **record_command(tmp_path), **temporary, **fill_in(step, **given))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "record").read_text(encoding="utf-8").splitlines() == [
        *("check", "--report", "github", "--report", f"json={tmp_path / 'gegenprobe.json'}", *options),
        *("--", "stories", "more stories"),
    ]
    assert not (tmp_path / "bad").exists()


def test_action_installs_itself_annotates_and_summarises(hook_repository: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "python", with_pip=True)
    path = f"{tmp_path / 'python' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    install = find_step("Install Gegenprobe")
    done = run_step(install, tmp_path, PATH=path, GITHUB_ACTION_PATH=str(hook_repository))
    assert done.returncode == 0, done.stderr
    (tmp_path / "stories").mkdir()
    step = find_step("Check the articles")
    environment = {
        **fill_in(step, paths="stories"),
        "PATH": path,
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }
    for text, code, said in ((WRONG, 1, "::error file=stories/a.txt,line=4,"), (RIGHT, 0, "Gegenprobe: ")):
        (tmp_path / "stories" / "a.txt").write_text(text, encoding="utf-8")
        done = run_step(step, tmp_path, **environment)
        assert done.returncode == code, done.stderr
        assert said in done.stdout
        assert (tmp_path / "gegenprobe.sarif").is_file()
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").count("### Gegenprobe: ") == 2
    report = f"report={tmp_path / 'gegenprobe.json'}"
    told = (tmp_path / "output").read_text(encoding="utf-8").splitlines()
    assert told == ["exit-code=1", "new=1", report, "exit-code=0", "new=0", report]


def test_action_takes_others_by_their_commit() -> None:
    used = [step["uses"] for step in read_yaml("action.yml")["runs"]["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used)


def read_job() -> dict[str, Any]:
    document = yaml.safe_load(write_pipeline("gitlab", Origin("https://git.example.org/g.git", "0" * 40), "."))
    assert list(document) == ["gegenprobe"]
    job: dict[str, Any] = document["gegenprobe"]
    return job


def run_job(lines: list[str], cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Script lines of the GitLab job with its variables, as a runner's bash runs them."""
    if BASH is None:
        pytest.skip("there is no bash here")
    script = "\n".join(("set -eo pipefail", *lines))
    return run(BASH, "-c", script, cwd=cwd, **{**read_job()["variables"], **environment})


def test_gitlab_job_writes_the_report_it_names_as_artifact(tmp_path: Path) -> None:
    command = tmp_path / "bin" / "gegenprobe"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "a.txt").write_text(WRONG, encoding="utf-8")
    job = read_job()
    path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    done = run_job(job["script"], tmp_path, PATH=path, GEGENPROBE_PATHS="stories", GEGENPROBE_ARGS="--fail-on error")
    assert done.returncode == 1, done.stderr
    assert "conflicting_party" in done.stdout
    artifacts = job["artifacts"]
    assert artifacts["when"] == "always"  # the job fails just when there is something to show
    (issue,) = json.loads((tmp_path / artifacts["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert issue["location"] == {"path": "stories/a.txt", "lines": {"begin": 4}}


def test_gitlab_job_installs_what_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    python = tmp_path / "bin" / "python"
    python.write_text(RECORDER, encoding="utf-8")
    python.chmod(0o755)
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    given = {"PATH": path, "RECORD": str(tmp_path / "record"), "GEGENPROBE_SOURCE": "wheels/of ours.whl"}
    done = run_job(read_job()["before_script"], tmp_path, **given)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "record").read_text(encoding="utf-8").splitlines()[-1] == "wheels/of ours.whl"
