"""The language server: checks the open texts a moment after the last key, and answers what the editor asks of them."""

from __future__ import annotations

import asyncio
import getpass
from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from checker.catalogue import translate
from checker.decisions import find_conflict, make_decision, put_decision
from checker.desk.checking import Checker, Means
from checker.errors import GegenprobeError
from checker.lsp.folder import Folder
from checker.lsp.places import Places
from checker.lsp.telling import DECIDE, DECISIONS, SOURCE, Spot, describe_spot, list_actions, list_spots, write_hover
from checker.messages import say
from checker.model import Conflict
from checker.version import __version__

PAUSE = 0.4  # seconds without a key before a text is checked


class Server(LanguageServer):
    """One editor's server: the folder, what it is checked with, and the findings of the last check."""

    def __init__(self, folder: Folder, means: Means, language: str) -> None:
        super().__init__(SOURCE, __version__, types.TextDocumentSyncKind.Full)
        self.folder = folder
        self.checker = Checker(folder, means)
        self.language = language
        self.conflicts: Sequence[Conflict] = ()
        self._changes = 0
        _register(self)

    def change(self, uri: str, text: str | None) -> None:
        """Take over a text as it is in the editor; None where the editor has closed it."""
        self._changes += 1
        path = path_of(uri)
        if text is None:
            self.folder.close(path)
        else:
            self.folder.put(path, text)

    async def check_soon(self) -> None:
        """Check when no further change has come for a moment, and publish what is found."""
        change = self._changes
        await asyncio.sleep(PAUSE)
        if change == self._changes:
            await self.check()

    async def check(self) -> None:
        """Check the open texts now; a result that a further change has overtaken is thrown away."""
        change = self._changes
        try:
            state = await asyncio.get_running_loop().run_in_executor(None, self.checker.check)
        except GegenprobeError as problem:
            told = say(problem.args[0], self.language) if problem.args else str(problem)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, told))
            return
        if change != self._changes:
            return
        self.conflicts = state.assessment.conflicts
        for path, text in self.folder.opened.items():
            places = Places(text, self.encoding)
            found = [describe_spot(spot, places, self.language) for spot in list_spots(self.conflicts, path)]
            uri = Path(path).as_uri()
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))

    @property
    def encoding(self) -> str:
        """In which units the editor counts columns."""
        return types.PositionEncodingKind(self.workspace.position_encoding or "utf-16").value

    def spots_in(self, uri: str, span: types.Range) -> tuple[Places, tuple[Spot, ...]]:
        """The findings of a text that touch a range."""
        path = path_of(uri)
        places = Places(self.folder.opened.get(path, ""), self.encoding)
        start, end = places.offset(span.start), places.offset(span.end)
        return places, tuple(s for s in list_spots(self.conflicts, path) if s.start <= end and start <= s.end)

    def decide(self, fingerprint: str, verdict: str) -> None:
        """Write a decision of the editor into the decisions file."""
        conflict = find_conflict(self.conflicts, fingerprint)
        reason = translate(DECISIONS[verdict][1], self.language)
        decision = make_decision(conflict, verdict, reason, getpass.getuser())
        put_decision(self.checker.means.decisions, decision)


def path_of(uri: str) -> str:
    """The path of a text in the editor; of one that is no file, its address."""
    return to_fs_path(uri) or uri


def _register(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.change(params.text_document.uri, params.text_document.text)
        await server.check()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.change(params.text_document.uri, params.content_changes[-1].text)
        await server.check_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(params: types.DidSaveTextDocumentParams) -> None:
        await server.check()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.change(params.text_document.uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))
        await server.check()

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        here = types.Range(params.position, params.position)
        places, spots = server.spots_in(params.text_document.uri, here)
        if not spots:
            return None
        told = types.MarkupContent(types.MarkupKind.Markdown, write_hover(spots, server.language))
        return types.Hover(told, places.span(spots[0].start, spots[0].end))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        places, spots = server.spots_in(uri, params.range)
        return [
            action
            for spot in spots
            for action in list_actions(spot, uri, places, describe_spot(spot, places, server.language), server.language)
        ]

    @server.command(DECIDE)
    async def decide(fingerprint: str, verdict: str) -> None:
        server.decide(fingerprint, verdict)
        await server.check()
