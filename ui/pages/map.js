// The map of a catalogue, with what the conversation is about marked on it; loaded when it is opened.
// Beside the sheet stands a list of what is nearest, from place to place: whoever does not see or point walks there.
import { MARKS, Sheet } from "./map_sheet.js";

const NEAREST = 8;
const language = () => document.documentElement.lang;
let words = {};

function made(tag, set, ...inside) {
    const node = Object.assign(document.createElement(tag), set);
    node.append(...inside);
    return node;
}
function button(text, does, name = text) {
    const node = made("button", { type: "button", onclick: does }, text);
    node.setAttribute("aria-label", name);
    return node;
}
const title = (place) => (language() === "zh" && place.title_zh) || place.title;
// a medium is an open word: only known ones may name a colour
const colourOf = (place) => (Object.hasOwn(words.media, place.medium) ? place.medium : "other");
const medium = (place) => (Object.hasOwn(words.media, place.medium) ? words.media[place.medium] : place.medium);
const told = (place) => [title(place), medium(place), words[`map_${place.kind}`]].filter(Boolean).join(" · ");
const mark = (kind) => made("span", { className: `st-mark st-mark-${kind}`, innerHTML: `<svg viewBox="-9 -9 18 18" aria-hidden="true"><path d="${MARKS[kind]}"/></svg>` });

/** Open the map; the focus goes back to `opener` when it is closed. */
export async function openMap(opener) {
    words = JSON.parse(document.querySelector("#st-panel").dataset.words);
    const hint = made("p", { className: "st-map-hint" });
    hint.setAttribute("role", "status");
    const box = made("dialog", { className: "st-map", lang: language() },
        made("header", {}, made("h2", { id: "st-map-title" }, words.map), button(words.close, () => box.close())), hint);
    box.setAttribute("aria-labelledby", "st-map-title");
    box.addEventListener("close", () => { box.remove(); opener.focus(); });
    document.querySelector("#st-talk").append(box);
    box.showModal();
    try {
        fill(box, await drawn());
        hint.textContent = words.map_hint;
    } catch {
        hint.textContent = words.map_failed;
    }
}

async function asked(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(response.status);
    return response.json();
}

/** Return the places of the catalogue that is talked about, each with what it is in the conversation. */
async function drawn() {
    const session = new URL(window.location).searchParams.get("session");
    const talk = session ? await asked(`v1/sessions/${encodeURIComponent(session)}`) : { turns: [], ledger: [] };
    const catalogue = talk.catalogue || JSON.parse(window.shelftalk.kept()).catalogue || "";
    const { places } = await asked(`v1/map?catalogue=${encodeURIComponent(catalogue)}`);
    const kinds = new Map(talk.turns.flatMap((turn) => turn.picks).map((pick) => [pick.id, "pick"]));
    for (const fact of talk.ledger) {
        if (fact.field === "title" && fact.role in MARKS) for (const item of fact.items) kinds.set(item, fact.role);
    }
    return places.map((place) => ({ ...place, colour: colourOf(place), kind: kinds.get(place.id) || "" }));
}

function fill(box, places) {
    const near = made("section", { className: "st-map-near" });
    const marked = places.filter((place) => place.kind);
    const picked = marked.some((place) => place.kind === "pick");
    const sheet = new Sheet(places, { label: words.map_hint, told, chose });
    sheet.node.append(made("p", { className: "st-acts" }, button("+", () => sheet.zoomBy(1.6), words.zoom_in), button("−", () => sheet.zoomBy(1 / 1.6), words.zoom_out)));
    box.append(sheet.node, legend(places, marked), near);

    function chose(place) {
        sheet.choose(place);
        near.replaceChildren(...around(place));
    }
    function* around(place) {
        const more = button(words.more, () => box.close(), `${words.more}: ${title(place)}`);
        more.dataset.ask = words.more_message.replace("{title}", title(place));
        yield made("h3", { tabIndex: -1 }, told(place));
        yield made("p", { className: "st-acts" }, more, ...(picked && !place.kind ? [whyNot(place)] : []));
        yield made("h4", {}, words.map_near);
        yield made("ol", {}, ...nearest(places, place).map(row));
        if (!marked.length) return;
        yield made("h4", {}, words.map_talk);
        yield made("ul", {}, ...marked.map(row));
    }
    function whyNot(place) {
        const why = button(words.why_not, () => box.close(), `${words.why_not}: ${title(place)}`);
        why.dataset.ask = words.why_not_message.replace("{title}", title(place));
        return why;
    }
    const row = (place) => made("li", {}, ...(place.kind ? [mark(place.kind)] : []), button(title(place), () => {
        chose(place);
        near.querySelector("h3").focus();
    }, told(place)));
    const start = marked.findLast((place) => place.kind === "pick") || marked[0] || nearest(places, { x: .5, y: .5 })[0];
    if (start) chose(start);
}

function legend(places, marked) {
    const kinds = Object.keys(MARKS).reverse().filter((kind) => marked.some((place) => place.kind === kind));
    const media = [...new Set(places.map((place) => place.medium))];
    return made("ul", { className: "st-map-legend" },
        ...kinds.map((kind) => made("li", {}, mark(kind), words[`map_${kind}`])),
        ...media.map((word) => {
            const dot = made("i", {});
            dot.style.background = `var(--st-${colourOf({ medium: word })}, var(--st-other))`;
            return made("li", {}, dot, medium({ medium: word }));
        }));
}

/** Return the places nearest to one, that one left out. */
function nearest(places, { id, x, y }) {
    const far = (place) => (place.x - x) ** 2 + (place.y - y) ** 2;
    return places.filter((place) => place.id !== id).sort((a, b) => far(a) - far(b)).slice(0, NEAREST);
}
