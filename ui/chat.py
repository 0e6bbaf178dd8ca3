"""The chat window: Gradio, and nothing else."""

# Gradio's own types are unknown in part
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportPrivateImportUsage=false

from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any, cast

import gradio as gr
from starlette.applications import Starlette

from retrieval.models import ShelftalkError

from .cards import greeting_html, notice_html, turn_html, turns_html
from .turns import Turns
from .view import TurnView
from .words import EXAMPLES, WORDS, language_of

_PAGES = Path(__file__).with_name("pages")
_SANS = ("system-ui", "-apple-system", "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "sans-serif")
_MONO = ("ui-monospace", "Consolas", "monospace")
# the address holds the conversation, so that a reload resumes it and every tab has its own
_REMEMBER = "(session, language) => window.shelftalk.remember(session, language)"
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

Shown = dict[Any, Any]
"""What changes in the window: a new value or update for each component named."""


def mount(api: Starlette, turns: Turns, catalogue: str) -> None:
    """Put the chat window at `/`; conversations are about `catalogue` unless another is chosen."""
    gr.mount_gradio_app(
        cast(Any, api),  # it names FastAPI, and needs no more than this
        Window(turns, catalogue).blocks,
        path="/",
        theme=gr.themes.Base(font=_SANS, font_mono=_MONO),
        css_paths=_PAGES / "chat.css",
        head_paths=_PAGES / "head.html",
        footer_links=[],
        ssr_mode=False,
        enable_monitoring=False,
        run_history=False,
        max_file_size=1,
    )


class Window:
    """The page and what happens in it; visitors are told apart by the conversation they name."""

    def __init__(self, turns: Turns, catalogue: str) -> None:
        self._turns = turns
        self._default = catalogue
        self._asking: dict[str | None, str] = {}
        """The conversation in which each tab asked last."""
        with gr.Blocks(analytics_enabled=False, title="shelftalk", fill_width=True) as self.blocks:
            self._session = gr.Textbox(visible="hidden")
            self._language = gr.Textbox(visible="hidden")
            self._place_header()
            self._place_talk()
            self._place_composer()
            self._connect()

    def _place_header(self) -> None:
        with gr.Row(elem_id="st-header"):
            gr.HTML("<h1>shelf<b>talk</b></h1>", elem_id="st-brand", apply_default_css=False)
            self._catalogue = gr.Dropdown(
                [self._default],
                value=self._default,
                container=False,
                show_label=False,
                visible=False,
                elem_id="st-catalogue",
            )
            self._new = gr.Button(size="sm", elem_id="st-new")
            self._other_language = gr.Button(size="sm", elem_id="st-language")

    def _place_talk(self) -> None:
        with gr.Column(elem_id="st-talk"):
            self._finished = gr.HTML(elem_id="st-finished", apply_default_css=False)
            self._live = gr.HTML(elem_id="st-live", apply_default_css=False)
            with gr.Column(elem_id="st-start") as self._start:
                self._greeting = gr.HTML(elem_id="st-greeting", apply_default_css=False)
                with gr.Row(elem_id="st-examples"):
                    self._examples = [gr.Button(text, size="sm") for text in EXAMPLES]

    def _place_composer(self) -> None:
        with gr.Row(elem_id="st-composer"):
            self._box = gr.Textbox(container=False, show_label=False, max_lines=6, autofocus=True, scale=8)
            self._send = gr.Button(variant="primary", min_width=80, elem_id="st-send")
            self._stop = gr.Button(variant="stop", min_width=80, visible=False, elem_id="st-stop")

    def _connect(self) -> None:
        event: dict[str, Any] = {"outputs": self._parts(), **_QUIET}
        asking = list(self._connect_asking(event))
        gr.on(
            [self._new.click, self._catalogue.input],
            self._begin_anew,
            inputs=[self._session],
            cancels=asking,
            queue=False,
            **event,
        )
        self._stop.click(self._turns.stop, inputs=[self._session], queue=False, **_QUIET)
        self._other_language.click(self._switch_language, [self._language], queue=False, **event)
        address = [self._session, self._language]
        gr.on([part.change for part in address], inputs=address, js=_REMEMBER, **_QUIET)
        self.blocks.load(self._open, queue=False, **event)
        self.blocks.unload(self._leave)

    def _connect_asking(self, event: dict[str, Any]) -> Iterator[Any]:
        """Let questions be asked from the box and the examples; yield what a new conversation cancels."""
        given = [self._session, self._catalogue, self._language]
        ways: list[tuple[Any, list[Any]]] = [
            (self._box, [self._box.submit, self._send.click]),
            *((example, [example.click]) for example in self._examples),
        ]
        for source, triggers in ways:
            asked = gr.on(triggers, self._ask, inputs=[source, *given], concurrency_limit=None, **event)
            asked.failure(self._break_off, [self._language], queue=False, **event)
            asked.then(self._listen, queue=False, **event)
            yield asked

    def _parts(self) -> list[Any]:
        """Return every component that can change."""
        talk = (self._finished, self._live, self._start, self._greeting, self._session)
        bars = (self._language, self._other_language, self._catalogue, self._new)
        return [*talk, *bars, self._box, self._send, self._stop]

    def _open(self, request: gr.Request) -> Shown:
        """Show the conversation the address names, or the start."""
        asked: dict[str, str] = dict(request.query_params)
        language = language_of(asked.get("lang") or request.headers.get("accept-language", ""))
        shown = {**self._labels(language), **self._choice(self._default)}
        session = asked.get("session", "")
        return {**shown, **(self._resume(session, language) if session else {})}

    def _resume(self, session: str, language: str) -> Shown:
        try:
            conversation = self._turns.app.conversations.load(session)
        except ShelftalkError as error:
            return {self._finished: notice_html(str(error), language), self._session: ""}
        return {
            self._finished: turns_html(conversation),
            self._start: gr.update(visible=not conversation.answers),
            self._session: session,
            **self._choice(conversation.catalogue),
        }

    async def _ask(
        self, message: str, session: str, catalogue: str, language: str, request: gr.Request
    ) -> AsyncGenerator[Shown]:
        if not message.strip():
            return
        asked = TurnView(message=message, language=language)
        yield {self._live: turn_html(asked), **self._answering()}
        try:
            past = await self._turns.conversation(session, catalogue)
        except ShelftalkError as error:
            yield {self._live: turn_html(asked.failed(str(error)))}
            return
        yield {self._finished: turns_html(past), self._session: past.id}
        self._asking[request.session_hash] = past.id
        async with aclosing(self._turns.views(past.id, asked)) as views:
            async for view in views:
                if self._asking.get(request.session_hash) != past.id:
                    return  # a new conversation began: the end of this turn must not be painted into it
                yield {self._live: turn_html(view)}

    def _leave(self, request: gr.Request) -> None:
        # Gradio notices only at the next step that nobody listens, which may be long after
        self._turns.stop(self._asking.pop(request.session_hash, ""))

    def _answering(self) -> Shown:
        return {
            self._box: "",
            self._start: gr.update(visible=False),
            self._send: gr.update(visible=False),
            self._stop: gr.update(visible=True),
        }

    def _listen(self) -> Shown:
        return {self._send: gr.update(visible=True), self._stop: gr.update(visible=False)}

    def _break_off(self, language: str) -> Shown:
        return {self._live: notice_html(WORDS[language].broken, language)}

    def _begin_anew(self, session: str, request: gr.Request) -> Shown:
        self._asking.pop(request.session_hash, None)
        self._turns.stop(session)
        return {
            self._finished: "",
            self._live: "",
            self._session: "",
            self._start: gr.update(visible=True),
            **self._listen(),
        }

    def _switch_language(self, language: str) -> Shown:
        return self._labels("en" if language == "zh" else "zh")

    def _labels(self, language: str) -> Shown:
        words = WORDS[language]
        return {
            self._language: language,
            self._greeting: greeting_html(language),
            self._new: words.new,
            self._other_language: words.other_language,
            self._box: gr.update(placeholder=words.placeholder, label=words.ask),
            self._send: gr.update(value=words.send),
            self._stop: gr.update(value=words.stop),
        }

    def _choice(self, catalogue: str) -> Shown:
        # the conversation's own may have been removed since
        names = list(dict.fromkeys((*self._turns.app.catalogues.names(), catalogue)))
        return {self._catalogue: gr.update(choices=names, value=catalogue, visible=len(names) > 1)}
