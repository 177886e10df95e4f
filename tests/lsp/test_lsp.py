"""The language server, asked as an editor asks it: a real client at the other end of its standard input and output."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

pytest.importorskip("pytest_lsp", reason="the extra lsp is not installed")

import pytest_asyncio
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

DRAFT = "date 2025-09-04\n\nAußenminister 🦊 Johann Wadephul (SPD) reist nach Kiew.\n"
CALM = DRAFT.replace("SPD", "CDU")


@pytest_asyncio.fixture
async def client(tmp_path: Path) -> AsyncIterator[tuple[LanguageClient, Path]]:
    """A client that has opened `draft.txt` of a folder with a wrong party in it."""
    command = [sys.executable, "-m", "checker", "lsp", str(tmp_path), "--ui", "en"]
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    config = ClientServerConfig(server_command=command)
    client = await config.start()
    parameters = types.InitializeParams(
        capabilities=client_capabilities("visual-studio-code"), root_uri=tmp_path.as_uri()
    )
    await client.initialize_session(parameters)
    yield client, tmp_path / "draft.txt"
    await client.shutdown_session()


def open_text(client: LanguageClient, path: Path) -> str:
    uri = path.as_uri()
    item = types.TextDocumentItem(uri, "plaintext", 1, path.read_text(encoding="utf-8"))
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    return uri


def change_text(client: LanguageClient, uri: str, text: str) -> None:
    document = types.VersionedTextDocumentIdentifier(version=2, uri=uri)
    change = types.TextDocumentContentChangeWholeDocument(text)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))


@pytest.mark.asyncio
async def test_a_slip_is_marked_explained_mended_and_decided(client: tuple[LanguageClient, Path]) -> None:
    editor, draft = client
    uri = open_text(editor, draft)
    await editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    (found,) = editor.diagnostics[uri]
    assert (found.code, found.source, found.severity) == (
        "conflicting_party",
        "gegenprobe",
        types.DiagnosticSeverity.Error,
    )
    line = DRAFT.split("\n")[2].encode("utf-16-le")
    start, end = found.range.start, found.range.end
    assert (start.line, end.line) == (2, 2)
    assert "(SPD)" in line[start.character * 2 : end.character * 2].decode("utf-16-le")

    document = types.TextDocumentIdentifier(uri)
    hover = await editor.text_document_hover_async(types.HoverParams(document, start))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert "CDU" in hover.contents.value
    assert "SPD" in hover.contents.value

    asked = types.CodeActionParams(document, found.range, types.CodeActionContext([found]))
    actions = await editor.text_document_code_action_async(asked)
    assert actions is not None
    mend, accept, dismiss = actions
    assert isinstance(mend, types.CodeAction)
    assert mend.edit is not None
    assert mend.edit.changes is not None
    (edit,) = mend.edit.changes[uri]
    assert "CDU" in edit.new_text
    # lsprotocol takes an action with a command for a bare command (findings/lsprotocol-code-action.sh).
    assert [one.title.split(":")[0] for one in (accept, dismiss)] == ["Accept", "Dismiss"]

    command = types.ExecuteCommandParams(command="gegenprobe.decide", arguments=[found.data, "accepted"])
    await editor.workspace_execute_command_async(command)
    assert list(editor.diagnostics[uri]) == []
    written = json.loads((draft.parent / "gegenprobe-decisions.json").read_text(encoding="utf-8"))
    assert written["decisions"][0]["verdict"] == "accepted"


@pytest.mark.asyncio
async def test_a_mended_text_is_quiet_and_another_file_speaks(client: tuple[LanguageClient, Path]) -> None:
    editor, draft = client
    uri = open_text(editor, draft)
    await editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert editor.diagnostics[uri]
    change_text(editor, uri, CALM)
    await editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert list(editor.diagnostics[uri]) == []
    hover = await editor.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(2, 30))
    )
    assert hover is None
