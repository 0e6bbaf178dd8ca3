/* The shelftalk widget: one file, no dependencies, no globals, nothing stored unless data-resume="true".
   <script src="https://host/widget.js" data-catalogue="starter" data-lang="auto" data-theme="auto" async></script>
   Options: data-key, data-resume, data-picks (how many a turn), data-target (a selector to sit in, instead of a button
   in the corner).
   All text of items and replies is set as text, never as markup. */
(() => {
"use strict";

const script = document.currentScript;
const options = script.dataset;
const base = new URL(".", script.src).href;
const spoken = options.lang && options.lang !== "auto" ? options.lang : document.documentElement.lang || navigator.language;
const language = /^zh/i.test(spoken || "") ? "zh" : "en";
const picks = Math.min(10, Math.max(1, Math.round(options.picks))) || null;
const resumed = `shelftalk:${base}:${options.catalogue || ""}`;

const WORDS = {
    en: {
        open: "Ask for a recommendation", title: "What are you in the mood for?", hint: "Say it in your own words. Every pick is from this shelf.",
        label: "Your wish", placeholder: "A slow, rainy film …", send: "Ask", stop: "Stop", close: "Close",
        forget: "Forget this conversation", forgets: "Forget", forgotten: "This conversation is forgotten.", understood: "Understood",
        asked: "Reading what you said …", looking: "Looking along the shelves …", choosing: "Putting them in order …", wording: "Writing the cards …",
        waiting: "Before you: {n}. Your turn comes …", stopped: "Stopped.", offline: "The shelf cannot be reached at the moment.", closed: "The shelf cannot be used from this page.", again: "Try again",
        more: "More like this", not: "Not this", gone: "It will not come back.", show: "Picture, sound or video", limits: "Up to 4, 30 MB each; made small here, of sounds 30 seconds; videos 6 MB, as they are. Not kept.",
        many: "Four go along with one message.", large: "{n} is larger than 30 MB.", full: "{n} was left out: videos may have 6 MB together.", unreadable: "{n} is no picture, sound or video this browser can read.", drop: "Take out",
        feels: "Something that feels like this", seen: "Picture of {t}", play: "Play: {t}", silence: "Stop playing: {t}", like: "More like {t}", picks: "Picks", you: "You",
    },
    zh: {
        open: "帮我推荐", title: "今天想来点什么？", hint: "用自己的话说就好，推荐的每一件都在这个书架上。",
        label: "你想要什么", placeholder: "适合雨夜的慢电影……", send: "发送", stop: "停止", close: "关闭",
        forget: "忘掉这次对话", forgets: "忘掉", forgotten: "这次对话已经忘掉了。", understood: "我的理解",
        asked: "正在读你的话……", looking: "正在书架上找……", choosing: "正在排先后……", wording: "正在写卡片……",
        waiting: "前面还有 {n} 位，马上轮到你……", stopped: "已停止。", offline: "暂时连不上书架。", closed: "这个页面暂时用不了书架。", again: "再试一次",
        more: "多来点这样的", not: "不要这个", gone: "不会再出现了。", show: "图片、声音或视频", limits: "最多 4 个，每个不超过 30 MB；先在这里缩小，声音只取 30 秒；视频原样发送，不超过 6 MB。不会保留。",
        many: "一句话最多带四个。", large: "{n} 超过 30 MB。", full: "{n} 没有用：视频合起来不能超过 6 MB。", unreadable: "{n} 不是这个浏览器读得了的图片、声音或视频。", drop: "去掉",
        feels: "想要和这个感觉一样的", seen: "《{t}》的图片", play: "播放：{t}", silence: "停止播放：{t}", like: "像《{t}》这样的再来一些", picks: "推荐", you: "你",
    },
};
const words = WORDS[language];

/* files.js */
FILES.videos = 6e6;  // what the server takes of a visitor
const MEDIA = {
    film: "电影", tv: "剧集", book: "书", album: "专辑", track: "歌曲", podcast: "播客", game: "游戏", artwork: "画作", photo: "摄影",
};

const CSS = `
:host { all: initial; position: static; display: block; color-scheme: light dark;
  --accent: var(--shelftalk-accent, #2f6152); --on-accent: var(--shelftalk-on-accent, #fff); --paper: var(--shelftalk-paper, #f8f4ec);
  --card: var(--shelftalk-card, #fffdf8); --ink: var(--shelftalk-ink, #2c2721); --faint: var(--shelftalk-faint, #6b6156);
  --line: var(--shelftalk-line, #ddd3c1); --warn: var(--shelftalk-warn, #8a4f0c); --said: var(--shelftalk-said, #e2ece6);
  --radius: var(--shelftalk-radius, .8rem); --font: var(--shelftalk-font, system-ui, -apple-system, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", sans-serif);
  --serif: var(--shelftalk-serif, "Iowan Old Style", Palatino, Georgia, "Songti SC", "Noto Serif CJK SC", serif); }
:host([data-theme=dark]) { color-scheme: dark; --accent: var(--shelftalk-accent, #8cc0ad); --on-accent: var(--shelftalk-on-accent, #12211c); --paper: var(--shelftalk-paper, #1a1917);
  --card: var(--shelftalk-card, #262421); --ink: var(--shelftalk-ink, #ede6d9); --faint: var(--shelftalk-faint, #b3a898); --line: var(--shelftalk-line, #3f3b34);
  --warn: var(--shelftalk-warn, #e0a458); --said: var(--shelftalk-said, #24332d); }
* { box-sizing: border-box; margin: 0; padding: 0; }
[hidden] { display: none !important; }
ul, ol { list-style: none; }
button, textarea { font: inherit; color: inherit; }
button { cursor: pointer; border: 1px solid var(--line); border-radius: 99px; background: transparent; padding: .3rem .8rem; min-height: 2rem; }
button:hover { border-color: var(--faint); }
:is(button, a, textarea, .log):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.launch, .panel { font: 400 16px/1.55 var(--font); color: var(--ink); }
.launch { position: fixed; inset-block-end: 1.2rem; inset-inline-end: 1.2rem; z-index: 2147483000; border: 0; padding: .8rem 1.3rem;
  background: var(--accent); color: var(--on-accent); font-weight: 600; box-shadow: 0 4px 18px rgb(0 0 0 / .22); }
.panel { display: flex; flex-direction: column; background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; height: 38rem; max-height: 85vh; }
.floats { position: fixed; inset-block-end: 1.2rem; inset-inline-end: 1.2rem; z-index: 2147483001; inline-size: min(25rem, calc(100vw - 2rem));
  max-height: min(40rem, calc(100dvh - 2.4rem)); box-shadow: 0 10px 40px rgb(0 0 0 / .25); }
.panel > * { direction: ltr; } /* its words are English or Chinese; of a page from right to left it takes the corner, and items keep their own direction */
header { display: flex; align-items: center; gap: .5rem; padding: .7rem .8rem .7rem 1.1rem; border-block-end: 1px solid var(--line); }
h2 { flex: 1; min-inline-size: 0; font: 600 1rem/1.3 var(--serif); }
header button { font-size: .8rem; color: var(--faint); padding: .2rem .7rem; }
.close { inline-size: 2rem; padding: 0; font-size: 1.1rem; line-height: 1; flex: none; }
.log { position: relative; flex: 1; overflow-y: auto; padding: .4rem 1rem 1rem; overscroll-behavior: contain; }
.hint { color: var(--faint); margin-block-start: .8rem; }
.turn { padding-block: .7rem; overflow-wrap: anywhere; }
.said { inline-size: fit-content; max-inline-size: 88%; margin-inline-start: auto; padding: .5rem .9rem; border-radius: 1rem; border-end-end-radius: .3rem; background: var(--said); white-space: pre-wrap; }
.chips { display: flex; flex-wrap: wrap; gap: .3rem; margin-block-start: .7rem; }
.chips li { border: 1px solid var(--accent); border-radius: 99px; padding: .05rem .65rem; font-size: .8rem; background: var(--card); }
.reply, .question, .notice { margin-block-start: .7rem; }
.question { font-family: var(--serif); color: var(--accent); }
.options { display: flex; flex-wrap: wrap; gap: .4rem; margin-block-start: .5rem; }
.options button { border-color: var(--accent); color: var(--accent); background: var(--card); text-align: start; }
.turn:not(:last-child) .options { display: none; }
.notice { color: var(--warn); font-size: .92rem; }
.cards { display: grid; gap: .7rem; margin-block-start: .8rem; }
.card { padding: .75rem .95rem .8rem; background: var(--card); border: 1px solid var(--line); border-inline-start: .35rem solid var(--accent); border-radius: .45rem; }
.card.gone { opacity: .55; }
.card { display: flow-root; }
.seen { float: inline-end; inline-size: 5.5rem; max-block-size: 8rem; object-fit: cover; margin-block: .1rem .3rem; margin-inline-start: .7rem; border-radius: .25rem; }
.tray { display: flex; flex-wrap: wrap; gap: .4rem; padding: .2rem .8rem; font-size: .82rem; }
.tray li { display: flex; align-items: center; gap: .4rem; padding: .1rem .2rem .1rem .4rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); max-inline-size: 100%; }
.tray canvas { block-size: 1.8rem; max-inline-size: 3.4rem; object-fit: cover; border-radius: .2rem; }
.tray span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-inline-size: 8rem; }
.tray button { border: 0; padding: 0; inline-size: 1.8rem; min-height: 1.8rem; }
.facts { font-size: .78rem; color: var(--faint); }
h3 { font: 600 1.1rem/1.3 var(--serif); }
h3 a { color: inherit; text-underline-offset: .2em; }
.text:empty::before { content: ""; display: block; block-size: .55rem; inline-size: 70%; border-radius: 99px; background: var(--line); margin-block-start: .5rem; }
.text { font: 400 .98rem/1.55 var(--serif); margin-block-start: .35rem; min-block-size: 1.5em; }
.why { display: flex; flex-wrap: wrap; gap: .05rem .8rem; margin-block-start: .35rem; font-size: .82rem; color: var(--accent); }
.why li::before { content: "✓ " / ""; }
.why .caution { color: var(--warn); }
.why .caution::before { content: "! " / ""; }
.acts { display: flex; flex-wrap: wrap; gap: .4rem; margin-block-start: .55rem; }
.acts button { font-size: .8rem; color: var(--faint); padding: .15rem .7rem; }
.status { min-block-size: 1.6rem; padding: .1rem 1.1rem; color: var(--faint); font-size: .86rem; }
form { display: flex; gap: .5rem; align-items: flex-end; padding: .1rem .8rem max(.8rem, env(safe-area-inset-bottom)); }
textarea { flex: 1; min-inline-size: 0; resize: none; border: 1px solid var(--line); border-radius: 1.2rem; padding: .55rem .95rem; background: var(--card); max-block-size: 8rem; field-sizing: content; }
textarea::placeholder { color: var(--faint); opacity: 1; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
textarea:focus-visible { outline-offset: -1px; }
form .add { background: transparent; color: var(--accent); font-size: 1.6rem; font-weight: 400; line-height: 1; padding-inline: .5rem; }
form button { block-size: 2.7rem; border: 0; background: var(--accent); color: var(--on-accent); font-weight: 600; padding-inline: 1.1rem; }
.hush { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30rem) { .floats { inset: 0; inline-size: 100%; height: 100dvh; max-height: none; border: 0; border-radius: 0; } }
@media (prefers-reduced-motion: no-preference) { .card { animation: in .3s ease-out; } @keyframes in { from { opacity: 0; translate: 0 .3rem; } } }
`;

/** Make an element; text is only ever text. */
function make(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
        if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
        else if (value !== undefined && value !== false && value !== null) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
}

function webAddress(text) {
    try {
        const address = new URL(text, document.baseURI);
        return /^https?:$/.test(address.protocol) ? address : null;
    } catch {
        return null;
    }
}

/** Say where in its video the picture of a work is seen. */
function moment(seconds, chinese) {
    if (seconds === null || seconds === undefined) return "";
    const [hours, minutes, rest] = [seconds / 3600, seconds / 60 % 60, seconds % 60].map((part) => String(Math.floor(part)));
    const clock = `${hours === "0" ? minutes : `${hours}:${minutes.padStart(2, "0")}`}:${rest.padStart(2, "0")}`;
    return chinese ? `画面取自 ${clock}` : `picture from ${clock}`;
}

/** Return who made a work, players only where there is nobody else; a name without a translation stays as it is. */
function makersOf(item, chinese) {
    const translated = chinese ? [].concat(item.attributes.creators_zh || []) : [];
    const named = item.creators.map(({ name, role }, place) => ({ name: translated[place] || name, plays: role === "actor" || role === "cast" }));
    const makers = named.filter((one) => !one.plays);
    return [...new Set((makers.length ? makers : named).map((one) => one.name))].slice(0, 3);
}

/** Tell whether a picture or a sound is one that the server gives. */
function ours(address) {
    return (address || "").startsWith("v1/");
}

async function call(method, path, body, signal) {
    const headers = { "accept-language": language };
    if (body) headers["content-type"] = "application/json";
    if (options.key) headers["x-shelftalk-key"] = options.key;
    const response = await fetch(base + path, {
        method, headers, signal, credentials: "omit", cache: "no-store", body: body && JSON.stringify(body),
    });
    if (response.ok) return response;
    const told = await response.json().catch(() => ({}));
    const reason = typeof told.error === "string" ? told.error : words.offline;
    // a wrong key or catalogue is for whoever builds the page to mend, not for who visits it
    const closed = [401, 403].includes(response.status) || (path === "v1/sessions" && response.status === 404);
    if (closed) console.warn(`shelftalk: ${reason}`);
    throw Object.assign(new Error(closed ? words.closed : reason), { told: true, status: response.status });
}

/** Yield [name, data] for each server-sent event of a response. */
async function* events(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        const blocks = (rest + value).replace(/\r\n?/g, "\n").split("\n\n");
        rest = blocks.pop();
        for (const block of blocks) {
            const field = (name) => block.split("\n").filter((line) => line.startsWith(name + ":")).map((line) => line.slice(name.length + 1).trim()).join("\n");
            if (field("data")) yield [field("event"), JSON.parse(field("data"))];
        }
    }
}

/** One question and what came of it. */
class Turn {
    constructor(widget, message, shown = []) {
        this.widget = widget;
        this.shown = shown;
        this.message = message;
        this.cards = new Map();
        this.chips = make("ul", { class: "chips", "aria-label": words.understood, hidden: true });
        this.reply = make("p", { class: "reply", dir: "auto", hidden: true });
        this.list = make("ol", { class: "cards", "aria-label": words.picks, hidden: true });
        this.question = make("p", { class: "question", dir: "auto", hidden: true });
        this.options = make("p", { class: "options", role: "group", hidden: true });
        this.notices = make("div", {});
        const said = make("p", { class: "said", dir: "auto" }, make("span", { class: "hush" }, words.you + ": "), message);
        this.element = make("article", { class: "turn", lang: language }, said, this.chips, this.reply, this.list, this.question, this.options, this.notices);
    }

    say(place, text) {
        place.textContent = text || "";
        place.hidden = !text;
    }

    notice(text, again) {
        const act = again && make("button", { type: "button", on: { click: () => { this.element.remove(); this.widget.ask(this.message, this.shown); } } }, words.again);
        this.notices.append(make("p", { class: "notice", dir: "auto", role: "alert" }, text, " ", act || ""));
    }

    understood(step) {
        this.element.lang = this.language = step.language;
        this.chips.replaceChildren(...step.changes.map((text) => make("li", { dir: "auto" }, text)));
        this.chips.hidden = !step.changes.length;
    }

    show(picks) {
        this.cards = new Map(picks.map((pick) => [pick.item.id, this.card(pick)]));
        this.list.replaceChildren(...this.cards.values());
        this.list.hidden = !picks.length;
    }

    card(pick) {
        const item = pick.item;
        const chinese = this.language === "zh";
        const title = (chinese && item.attributes.title_zh) || item.title;
        const address = item.url && webAddress(item.url);
        const makers = makersOf(item, chinese);
        const minutes = item.duration_minutes ? `${item.duration_minutes}${chinese ? " 分钟" : " min"}` : "";
        const facts = [(chinese && MEDIA[item.medium]) || item.medium, item.year, makers.join(chinese ? "、" : ", "), minutes, moment(pick.moment, chinese)].filter(Boolean).join(" · ");
        const elsewhere = address && address.origin !== location.origin;
        const link = address && make("a", {
            href: address.href, target: elsewhere && "_blank", rel: elsewhere && "noopener",
            on: { click: (event) => this.widget.clicked(event, item, address) },
        }, title);
        const card = make("li", { class: "card", "data-item": item.id });
        const sound = !ours(item.audio) ? null : make("button", { type: "button", "aria-pressed": "false", "aria-label": words.play.replace("{t}", title), on: { click: () => this.widget.play(item, title, sound) } }, "▶ ♪");
        this.picture(card, item, title);
        const reject = make("button", { type: "button", "aria-label": `${words.not}: ${title}`, on: { click: () => this.reject(card, item, title) } }, words.not);
        const more = make("button", { type: "button", "aria-label": `${words.more}: ${title}`, on: { click: () => this.widget.more(item, title) } }, words.more);
        card.append(
            make("h3", { dir: "auto" }, link || title),
            make("p", { class: "facts", dir: "auto" }, facts),
            make("p", { class: "text", dir: "auto" }, pick.text || ""),
            make("ul", { class: "why" }, ...pick.reasons.map((reason) => make("li", { dir: "auto", class: reason.kind === "caution" && "caution" }, reason.text))),
            make("p", { class: "acts" }, sound, more, reject),
        );
        return card;
    }

    /** Put the picture first, once it is here; fetched and drawn, it needs no more of the page's policy than words do. */
    async picture(card, item, title) {
        if (!ours(item.image)) return;
        try {
            const seen = await createImageBitmap(await (await call("GET", item.image)).blob());
            const canvas = make("canvas", { class: "seen", width: seen.width, height: seen.height, role: "img", "aria-label": words.seen.replace("{t}", title) });
            canvas.getContext("2d").drawImage(seen, 0, 0);
            card.prepend(canvas);
        } catch { /* the card says it without a picture */ }
    }

    /** Show that an item does not come back. */
    fade(card) {
        card.classList.add("gone");
        card.querySelector(".acts").textContent = words.gone;
    }

    async reject(card, item, title) {
        try {
            await this.widget.judge(item, "reject");
            this.fade(card);
            this.widget.tell(`${title}: ${words.gone}`);
        } catch (error) {
            this.widget.tell(error.told ? error.message : words.offline);
        }
    }

    word(step) {
        const card = this.cards.get(step.item_id);
        if (card) card.querySelector(".text").textContent = step.text;
    }

    finish(answer) {
        const texts = new Map(answer.picks.map((pick) => [pick.id, pick.text]));
        for (const [id, card] of this.cards) card.querySelector(".text").textContent = texts.get(id) || "";
        this.say(this.reply, answer.picks.length ? answer.reply.split("\n")[0] : answer.reply);
        this.say(this.question, answer.question);
        this.offer(answer.question, answer.options);
    }

    /** Show the answers to a question; a click says one. */
    offer(question, options) {
        const answers = options.map((text) => make("button", { type: "button", dir: "auto", on: { click: () => this.widget.answer(text) } }, text));
        this.options.replaceChildren(...answers);
        this.options.setAttribute("aria-label", question || "");
        this.options.hidden = !answers.length;
    }
}

class Widget {
    constructor() {
        this.session = "";
        this.running = null;
        this.shown = [];
        this.preparing = Promise.resolve();
        this.playing = null;
        this.host = document.createElement("shelftalk-widget");
        this.host.dataset.theme = this.theme();
        const root = this.host.attachShadow({ mode: "open" });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(CSS);
        root.adoptedStyleSheets = [sheet];
        this.build(root);
        const place = options.target ? document.querySelector(options.target) : document.body;
        (place || document.body).append(this.host);
        if (this.inPlace) this.restore();
    }

    theme() {
        if (options.theme === "light" || options.theme === "dark") return options.theme;
        const dark = matchMedia("(prefers-color-scheme: dark)");
        dark.addEventListener("change", () => { this.host.dataset.theme = dark.matches ? "dark" : "light"; });
        return dark.matches ? "dark" : "light";
    }

    build(root) {
        this.inPlace = Boolean(options.target && document.querySelector(options.target));
        this.launch = make("button", { class: "launch", type: "button", lang: language, "aria-expanded": "false", hidden: this.inPlace, on: { click: () => this.open() } }, words.open);
        this.hint = make("p", { class: "hint", dir: "auto" }, words.hint);
        this.log = make("div", { class: "log", role: "log", "aria-label": words.picks, tabindex: "0" }, this.hint);
        this.status = make("p", { class: "status", dir: "auto", role: "status" });
        this.box = make("textarea", { id: "wish", rows: "1", maxlength: "4000", placeholder: words.placeholder, dir: "auto", on: { keydown: (event) => this.typed(event) } });
        this.send = make("button", { type: "submit" }, words.send);
        this.tray = make("ul", { class: "tray", hidden: true });
        this.files = make("input", { type: "file", accept: "image/*,audio/*,video/*", multiple: true, hidden: true, "aria-label": words.show, on: { change: () => { this.show([...this.files.files]); this.files.value = ""; } } });
        const add = make("button", { type: "button", class: "add", "aria-label": `${words.show}. ${words.limits}`, title: words.limits, on: { click: () => { this.tell(words.limits); this.files.click(); } } }, "+");
        const form = make("form", { on: { submit: (event) => { event.preventDefault(); this.submitted(); } } }, this.files, add, make("label", { class: "hush", for: "wish" }, words.label), this.box, this.send);
        this.forgets = make("button", { type: "button", "aria-label": words.forget, title: words.forget, hidden: true, on: { click: () => this.forget() } }, words.forgets);
        const close = make("button", { type: "button", class: "close", "aria-label": words.close, hidden: this.inPlace, on: { click: () => this.close() } }, "×");
        const header = make("header", {}, make("h2", { id: "title", dir: "auto" }, words.title), this.forgets, close);
        this.panel = make("section", {
            class: this.inPlace ? "panel" : "panel floats", role: this.inPlace ? "region" : "dialog", "aria-labelledby": "title", lang: language, hidden: !this.inPlace,
            on: {
                keydown: (event) => { if (event.key === "Escape" && !this.inPlace && !event.isComposing) this.close(); },
                paste: (event) => this.brought(event, event.clipboardData),
                dragover: (event) => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); },
                drop: (event) => this.brought(event, event.dataTransfer),
            },
        }, header, this.log, this.status, this.tray, form);
        root.append(this.launch, this.panel);
    }

    open() {
        this.panel.hidden = false;
        this.launch.hidden = true;
        this.launch.setAttribute("aria-expanded", "true");
        this.box.focus();
        this.restore();
    }

    close() {
        this.panel.hidden = true;
        this.launch.hidden = false;
        this.launch.setAttribute("aria-expanded", "false");
        this.launch.focus();
    }

    typed(event) {
        // while Chinese is being composed, Enter chooses a word
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        this.submitted();
    }

    async submitted() {
        if (this.running) return this.running.abort();
        await this.preparing;
        const message = this.box.value.trim() || (this.shown.length ? words.feels : "");
        if (!message) return this.box.focus();
        this.box.value = "";
        const shown = this.shown;
        this.shown = [];
        this.paintTray();
        this.ask(message, shown);
    }

    brought(event, carried) {
        if (!carried.files.length) return;
        event.preventDefault();
        this.show([...carried.files]);
    }

    show(files) {
        this.preparing = this.preparing.then(async () => {
            for (const file of files) {
                if (this.shown.length >= FILES.most) return this.tell(words.many);
                try {
                    this.shown.push({ name: file.name, ...await madeSmall(file, this.shown) });
                } catch (error) {
                    this.tell(words[error.message].replace("{n}", file.name));
                }
                this.paintTray();
            }
        });
    }

    paintTray() {
        this.tray.replaceChildren(...this.shown.map((one) => make("li", {}, one.canvas || (one.video ? "▶" : "♪"), make("span", { dir: "auto" }, one.name), make("button", {
            type: "button", "aria-label": `${words.drop}: ${one.name}`,
            on: { click: () => { this.shown = this.shown.filter((other) => other !== one); this.paintTray(); this.box.focus(); } },
        }, "×"))));
        this.tray.hidden = !this.shown.length;
    }

    /** Play the sound of an item, or stop it; only one is heard at a time. */
    async play(item, title, button) {
        const before = this.playing;
        if (before) before.stop();
        if (before && before.button === button) return;
        const context = new AudioContext();
        const stop = () => {
            context.close();
            button.setAttribute("aria-pressed", "false");
            button.setAttribute("aria-label", words.play.replace("{t}", title));
            button.textContent = "▶ ♪";
            this.playing = null;
        };
        this.playing = { button, stop };
        button.setAttribute("aria-pressed", "true");
        button.setAttribute("aria-label", words.silence.replace("{t}", title));
        button.textContent = "■ ♪";
        try {
            const source = context.createBufferSource();
            source.buffer = await context.decodeAudioData(await (await call("GET", item.audio)).arrayBuffer());
            source.connect(context.destination);
            source.onended = () => { if (this.playing && this.playing.button === button) stop(); };
            const moment = /#t=(\d+)$/.exec(item.audio);
            source.start(0, moment ? Number(moment[1]) : 0);
        } catch {
            if (this.playing && this.playing.button === button) { stop(); this.tell(words.offline); }
        }
    }

    tell(text) {
        this.status.textContent = text || "";
    }

    /** Ask, and paint each step as it comes. */
    async ask(message, shown = []) {
        if (this.running) return;
        const abort = this.running = new AbortController();
        const turn = new Turn(this, message, shown);
        this.hint.hidden = true;
        this.log.setAttribute("aria-busy", "true");
        this.log.append(turn.element);
        this.log.scrollTop = turn.element.offsetTop;
        this.send.textContent = words.stop;
        this.tell(words.asked);
        try {
            await this.begin(abort.signal);
            const response = await call("POST", `v1/sessions/${this.session}/turns`, { message, preferences: { shown: picks }, attachments: shown.map(({ data }) => ({ data })) }, abort.signal);
            let last = "";
            for await (const [name, step] of events(response)) this.paint(turn, last = name, step);
            if (last !== "done" && last !== "error") throw new Error("cut off");
        } catch (error) {
            this.failed(turn, error, abort);
        } finally {
            if (this.running === abort) this.running = null;
            this.log.removeAttribute("aria-busy");
            this.send.textContent = words.send;
            this.tell("");
        }
    }

    /** Say one of the options; they go, so the focus goes to the conversation. */
    answer(option) {
        this.log.focus();
        this.ask(option);
    }

    failed(turn, error, abort) {
        if (abort.signal.aborted) return turn.notice(words.stopped);
        if (error.status === 404) this.remember("");
        turn.notice(error.told ? error.message : words.offline, true);
    }

    paint(turn, name, step) {
        if (name === "waiting") return this.tell(step.ahead ? words.waiting.replace("{n}", step.ahead) : words.asked);
        if (name === "error") return turn.notice(step.error, true);
        if (name === "understood") turn.understood(step);
        if (name === "found" || name === "picked") turn.show(step.picks);
        if (name === "picked") turn.say(turn.reply, step.opening);
        if (name === "worded") turn.word(step);
        if (name === "done") turn.finish(step);
        this.tell({ understood: words.looking, found: words.choosing, picked: words.wording, worded: words.wording }[name]);
        if (name === "found") this.log.scrollTop = turn.element.offsetTop;
        if (name === "picked") this.announce("pick", { picks: step.picks.map((pick) => this.about(pick.item)) });
    }

    async begin(signal) {
        if (this.session) return;
        const response = await call("POST", "v1/sessions", options.catalogue ? { catalogue: options.catalogue } : {}, signal);
        this.remember((await response.json()).id);
    }

    remember(session) {
        this.session = session;
        this.forgets.hidden = !session;
        if (options.resume !== "true") return;
        try {
            if (session) localStorage.setItem(resumed, session);
            else localStorage.removeItem(resumed);
        } catch { /* a page may forbid storage: then nothing is resumed */ }
    }

    /** Show the conversation of an earlier visit, where that is allowed and there is one. */
    async restore() {
        if (options.resume !== "true" || this.session) return;
        let kept = null;
        try { kept = localStorage.getItem(resumed); } catch { return; }
        if (!/^[0-9a-f]{32}$/.test(kept || "")) return;
        this.remember(kept);
        try {
            const { turns, feedback } = await (await call("GET", `v1/sessions/${kept}`)).json();
            const judged = new Map(feedback.filter((one) => one.kind !== "click").map((one) => [one.item, one.kind]));
            for (const answer of turns.filter((one) => one.message)) this.repaint(answer, judged); // others are changes by hand
            this.hint.hidden = turns.length > 0;
            if (this.log.lastElementChild) this.log.scrollTop = this.log.lastElementChild.offsetTop;
        } catch (error) {
            if (error.status === 404) this.remember("");
        }
    }

    repaint(answer, judged) {
        const turn = new Turn(this, answer.message);
        turn.understood(answer);
        turn.show(answer.picks.map((pick) => ({ ...pick, item: {
            ...pick, attributes: { title_zh: pick.title_zh, creators_zh: pick.creators_zh },
            creators: pick.creators.map((name, place) => ({ name, role: pick.creator_roles[place] })),
        } })));
        turn.finish(answer);
        for (const [id, card] of turn.cards) if (judged.get(id) === "reject") turn.fade(card);
        this.log.append(turn.element);
    }

    async forget() {
        const session = this.session;
        if (this.running) this.running.abort();
        try {
            await call("DELETE", `v1/sessions/${session}`);
        } catch (error) {
            if (error.status !== 404) return this.tell(error.told ? error.message : words.offline);
        }
        this.remember("");
        this.log.replaceChildren(this.hint);
        this.hint.hidden = false;
        this.tell(words.forgotten);
        this.box.focus();
    }

    judge(item, kind) {
        return call("POST", "v1/feedback", { session: this.session, item: item.id, kind });
    }

    more(item, title) {
        if (this.running) return;
        this.judge(item, "accept").catch(() => {});
        this.ask(words.like.replace("{t}", title));
    }

    clicked(event, item, address) {
        this.judge(item, "click").catch(() => {});
        const goes = this.announce("click", this.about(item, address));
        if (!goes) event.preventDefault(); // the page takes it from here
    }

    about(item, address) {
        return { id: item.id, title: item.title, medium: item.medium, year: item.year, url: (address || {}).href || item.url };
    }

    announce(name, detail) {
        return this.host.dispatchEvent(new CustomEvent(`shelftalk:${name}`, { detail, bubbles: true, composed: true, cancelable: true }));
    }
}

if (document.body) new Widget();
else addEventListener("DOMContentLoaded", () => new Widget(), { once: true });
})();
