"""The chat window: Gradio, and nothing else."""

# Gradio's own types are unknown in part
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportPrivateImportUsage=false

from collections.abc import AsyncGenerator, Callable, Iterator
from typing import Any, cast

import gradio as gr
from starlette.applications import Starlette

from agent import Preferences, Settings

from .asked import along_with
from .menu import MOST_PICKS
from .page_files import KEEP, REMEMBER, STYLES, WITH_ACT, WITH_ASKED, WITH_KEPT, head
from .parts import Part, Shown
from .turns import Turns
from .window import Question, Window
from .words import EXAMPLES

_SANS = ("system-ui", "-apple-system", "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "sans-serif")
_MONO = ("ui-monospace", "Consolas", "monospace")
_ASKED_IN = (Part.SESSION, Part.CATALOGUE, Part.LANGUAGE, Part.PICKS, Part.ADVENTUROUS)
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

Painted = dict[Any, Any]
"""A new value or update for each component that changes."""


def mount(api: Starlette, turns: Turns, catalogue: str) -> None:
    """Put the chat window at `/`; conversations are about `catalogue` unless another is chosen."""
    gr.mount_gradio_app(
        cast(Any, api),  # it names FastAPI, and needs no more than this
        Page(Window(turns, catalogue), turns.app.settings).blocks,
        path="/",
        theme=gr.themes.Base(font=_SANS, font_mono=_MONO),
        css_paths=list(STYLES),
        head=head(),
        footer_links=[],
        ssr_mode=False,
        enable_monitoring=False,
        run_history=False,
        max_file_size=1,
    )


class Page:
    """The components of the window, and which of its verbs each event calls."""

    def __init__(self, window: Window, settings: Settings) -> None:
        self._window = window
        self._parts: dict[Part, Any] = {}
        with gr.Blocks(analytics_enabled=False, title="shelftalk", fill_width=True) as self.blocks:
            self._from_browser = gr.Textbox(visible="hidden")
            self._do = gr.Button(visible="hidden", elem_id="st-do")
            self._parts[Part.SESSION] = gr.Textbox(visible="hidden")
            self._parts[Part.LANGUAGE] = gr.Textbox(visible="hidden")
            self._place_header()
            self._place_talk()
            self._place_foot()
            self._place_menu(settings)
            self._connect()

    def _place_header(self) -> None:
        with gr.Row(elem_id="st-header"):
            gr.HTML("<h1>shelf<b>talk</b></h1>", elem_id="st-brand", apply_default_css=False)
            self._parts[Part.MAP] = gr.Button(size="sm", elem_id="st-open-map")
            self._parts[Part.NEW] = gr.Button(size="sm", elem_id="st-new")
            self._parts[Part.MENU] = gr.Button(size="sm", elem_id="st-open-menu")

    def _place_talk(self) -> None:
        with gr.Column(elem_id="st-talk"):
            self._place_html(Part.FINISHED, Part.LIVE)
            with gr.Column(elem_id="st-start") as self._parts[Part.START]:
                self._place_html(Part.GREETING)
                with gr.Row(elem_id="st-examples"):
                    self._examples = [gr.Button(text, size="sm") for text in EXAMPLES]

    def _place_foot(self) -> None:
        with gr.Column(elem_id="st-foot"):
            self._place_html(Part.LEDGER, Part.TOLD)
            self._place_html(Part.SHOW)
            with gr.Row(elem_id="st-composer"):
                self._parts[Part.ATTACH] = gr.Button(min_width=0, elem_id="st-attach")
                self._parts[Part.BOX] = gr.Textbox(
                    container=False, show_label=False, max_lines=6, autofocus=True, scale=8
                )
                self._parts[Part.SEND] = gr.Button(variant="primary", min_width=80, elem_id="st-send")
                self._parts[Part.STOP] = gr.Button(
                    variant="stop", min_width=80, visible=False, elem_id="st-stop"
                )

    def _place_menu(self, settings: Settings) -> None:
        with gr.Column(elem_id="st-menu"):
            self._parts[Part.CLOSE] = gr.Button(size="sm", elem_id="st-close-menu")
            self._place_html(Part.CONVERSATIONS)
            with gr.Accordion(open=False, elem_id="st-settings") as self._parts[Part.SETTINGS]:
                # an open page outlives a restart, after which Gradio knows of no choice it offered
                self._parts[Part.CATALOGUE] = gr.Dropdown(elem_id="st-catalogue", allow_custom_value=True)
                most = max(MOST_PICKS, settings.shown)
                self._place_slider(Part.PICKS, settings.shown, low=1, high=most, step=1)
                self._place_slider(Part.ADVENTUROUS, settings.adventurous, low=0, high=1, step=0.1)
                self._parts[Part.OTHER_LANGUAGE] = gr.Button(size="sm", elem_id="st-language")

    def _place_slider(self, part: Part, value: float, *, low: float, high: float, step: float) -> None:
        slider = gr.Slider(low, high, step=step, value=value, buttons=[], elem_id=f"st-{part}")
        self._parts[part] = slider

    def _place_html(self, *parts: Part) -> None:
        for part in parts:
            self._parts[part] = gr.HTML(elem_id=f"st-{part}", apply_default_css=False)

    def _connect(self) -> None:
        part, browser = self._parts, self._from_browser
        shown: dict[str, Any] = {"outputs": list(part.values()), **_QUIET}
        at_once: dict[str, Any] = {"queue": False, **shown}
        asking = list(self._connect_asking(shown))
        where = [part[Part.SESSION], part[Part.LANGUAGE]]
        part[Part.NEW].click(self._begin_anew, where[:1], cancels=asking, **at_once)
        part[Part.STOP].click(self._window.stop, where[:1], queue=False, **_QUIET)
        part[Part.MENU].click(
            self._paints(self._window.list_conversations), [browser, *where], js=WITH_KEPT, **at_once
        )
        part[Part.OTHER_LANGUAGE].click(self._paints(self._window.switch_language), where, **at_once)
        for kept in (Part.PICKS, Part.ADVENTUROUS, Part.CATALOGUE):
            part[kept].input(None, [part[kept]], js=KEEP.format(kept), **_QUIET)
        gr.on([place.change for place in where], inputs=where, js=REMEMBER, **_QUIET)
        self._do.click(self._act, [browser, *where], js=WITH_ACT, **at_once)
        self.blocks.load(self._open, [browser], js=WITH_KEPT, **at_once)
        self.blocks.unload(self._leave)

    def _connect_asking(self, shown: dict[str, Any]) -> Iterator[Any]:
        """Let questions be asked from the box and the examples; yield what a new conversation cancels."""
        part = self._parts
        given = [part[name] for name in _ASKED_IN]
        ways: list[tuple[Any, list[Any]]] = [
            (part[Part.BOX], [part[Part.BOX].submit, part[Part.SEND].click]),
            *((example, [example.click]) for example in self._examples),
        ]
        for source, triggers in ways:
            asked = gr.on(
                triggers,
                self._ask,
                inputs=[self._from_browser, source, *given],
                js=WITH_ASKED,
                concurrency_limit=None,
                **shown,
            )
            asked.failure(self._paints(self._window.break_off), [part[Part.LANGUAGE]], queue=False, **shown)
            asked.then(
                self._paints(self._window.listen),
                [part[Part.SESSION], part[Part.LANGUAGE]],
                queue=False,
                **shown,
            )
            yield asked

    def _open(self, kept: str, request: gr.Request) -> Painted:
        accepted = str(request.headers.get("accept-language", ""))
        return self._painted(self._window.open(kept, dict(request.query_params), accepted))

    async def _ask(  # noqa: PLR0913, PLR0917  the inputs of an event
        self,
        along: str,
        message: str,
        session: str,
        catalogue: str,
        language: str,
        picks: int,
        adventurous: float,
        request: gr.Request,
    ) -> AsyncGenerator[Painted]:
        question = Question(
            message=message,
            along=along_with(along),
            session=session,
            catalogue=catalogue,
            language=language,
            preferences=Preferences(shown=picks, adventurous=adventurous),
            tab=_tab(request),
        )
        if not (message.strip() or question.along.files):
            return
        async for shown in self._window.ask(question):
            yield self._painted(shown)

    def _begin_anew(self, session: str, request: gr.Request) -> Painted:
        return self._painted(self._window.begin_anew(session, _tab(request)))

    def _act(self, act: str, session: str, language: str, request: gr.Request) -> Painted:
        return self._painted(self._window.act(act, session, language, _tab(request)))

    def _leave(self, request: gr.Request) -> None:
        self._window.leave(_tab(request))  # Gradio itself notices only at the next step that nobody listens

    def _paints(self, verb: Callable[..., Shown]) -> Callable[..., Painted]:
        return lambda *given: self._painted(verb(*given))

    def _painted(self, shown: Shown) -> Painted:
        return {
            self._parts[part]: gr.update(**new) if isinstance(new, dict) else new
            for part, new in shown.items()
        }


def _tab(request: gr.Request) -> str:
    return request.session_hash or ""
