// what this browser keeps: which conversations are its own, and the reader's settings
const KEPT = "shelftalk";
const MOST_KNOWN = 200;
function kept() {
    try { return JSON.parse(localStorage.getItem(KEPT)) || {}; } catch { return {}; }
}
function keep(changes) {
    try { localStorage.setItem(KEPT, JSON.stringify({ ...kept(), ...changes })); } catch { /* storage may be forbidden */ }
}
window.shelftalk = {
    kept: () => JSON.stringify(kept()),
    keep,
    // the address holds the conversation, so that a reload resumes it and every tab has its own
    remember(session, language) {
        const address = new URL(window.location);
        session ? address.searchParams.set("session", session) : address.searchParams.delete("session");
        if (language) {
            address.searchParams.set("lang", language);
            keep({ language });
            document.documentElement.lang = language;
        }
        history.replaceState(null, "", address);
        const known = kept().known || [];
        setTimeout(bringBack, 300);  // Gradio has painted the conversation by then
        if (session && !known.includes(session)) keep({ known: [session, ...known].slice(0, MOST_KNOWN) });
    },
    acted: "",
    /** Return how many turns stay when a message is changed, once; empty when none is. */
    rewinding() {
        const turns = editing;
        edit("");
        return turns;
    },
};

// the newest turn comes to the top once, and again when those before it are painted above; after that the reader scrolls
let newest = "";
new MutationObserver(() => {
    const before = document.querySelectorAll("#st-finished .st-turn");
    const turn = document.querySelector("#st-live .st-turn") || before[before.length - 1];
    const now = turn ? `${before.length} ${turn.querySelector(".st-said").textContent}` : "";
    const calm = !newest || matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (now && now !== newest) turn.scrollIntoView({ behavior: calm ? "instant" : "smooth", block: "start" });
    newest = now;
    noteAsking(document.querySelector("#st-live .st-turn"));
    keepFocus();
}).observe(document, { childList: true, subtree: true, attributes: true });

// a message whose answer did not come, since the connection was lost or the page reloaded, is in the box again, as is
// one that was not sent: Gradio reloads the page once the server is back
const ASKING = "shelftalk-asking";
let asking = "";
let wasStopped = false;  // by the reader, not because the server ended
const isOver = (turn) => ["done", "stopped", "failed"].includes(turn.dataset.stage);
function noteAsking(turn) {
    const stage = turn ? turn.dataset.stage : "done";
    if (stage === "asked") wasStopped = false;
    const now = stage === "done" || (stage === "stopped" && wasStopped) ? "" : turn.querySelector(".st-said").textContent;
    if (now === asking) return;
    asking = now;
    try { sessionStorage.setItem(ASKING, now); } catch { /* storage may be forbidden */ }
}
addEventListener("pagehide", () => {
    const written = composer() && editing === "" && composer().value;
    if (written) try { sessionStorage.setItem(ASKING, written); } catch { /* storage may be forbidden */ }
});
function bringBack() {
    let lost = "";
    try { lost = sessionStorage.getItem(ASKING); } catch { return; }
    if (asking || !lost) return;
    sessionStorage.removeItem(ASKING);
    const answered = [...document.querySelectorAll("#st-finished .st-said")].pop();
    if (!(answered && answered.textContent === lost) && !composer().value) write(lost);
}

const composer = () => document.querySelector("#st-composer textarea");
function write(message) {
    const box = composer();
    box.value = message;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return box;
}
/** Write a sentence with a gap, and mark the gap: what is typed then goes there. */
function fillIn(sentence) {
    edit("");
    const box = write(sentence);
    box.focus();
    box.setSelectionRange(sentence.indexOf("…"), sentence.indexOf("…") + 1);
}
// buttons in a turn: some say an ordinary message, one tells the API that an item is not wanted again
function say(message, patience = 100) {
    const send = document.querySelector("#st-send");
    if (!composer() || !send) return;
    if (!send.checkVisibility()) {
        // a turn is painted as over a moment before another can be sent
        const turn = document.querySelector("#st-live .st-turn");
        if (turn && isOver(turn) && patience) setTimeout(() => say(message, patience - 1), 50);
        return;
    }
    edit("");
    write(message);
    const talk = document.querySelector("#st-talk");
    talk.tabIndex = -1;
    talk.focus({ preventScroll: true });  // the button may go
    setTimeout(() => send.click(), 50);  // Gradio notes the input first
}
async function reject(button) {
    const session = new URL(window.location).searchParams.get("session");
    const body = JSON.stringify({ session, item: button.dataset.reject, kind: "reject" });
    button.disabled = true;
    const response = await fetch("v1/feedback", { method: "POST", headers: { "content-type": "application/json" }, body }).catch(() => null);
    button.disabled = false;
    if (!response || !response.ok) return;
    button.closest(".st-card").classList.add("st-gone");
    const acts = button.closest(".st-acts");
    acts.setAttribute("role", "status");
    acts.textContent = button.dataset.gone;
    act({ do: "look" });
}

// what is changed by hand: the page names it, the server does it and paints what comes of it
function act(what) {
    window.shelftalk.acted = JSON.stringify(what);
    document.querySelector("#st-do").click();
}
// the chip with the focus is painted anew, or gone: the one in its place gets the focus
let focused = null;
const alike = (kind) => [...document.querySelectorAll(`.st-ledger ${kind}`)];
function noteFocus(button) {
    const kind = button.className ? `.${button.className}` : ".st-acts button";
    focused = { kind, place: alike(kind).indexOf(button) };
}
function keepFocus() {
    if (!focused || document.activeElement !== document.body) return;
    const left = alike(focused.kind);
    (left[Math.min(focused.place, left.length - 1)] || composer()).focus();
    focused = null;
}

// the last message can be changed: it is written once more, and its answer replaced
let editing = "";
const note = Object.assign(document.createElement("p"), { className: "st-notice" });
note.setAttribute("role", "status");
const leave = Object.assign(document.createElement("button"), { type: "button", id: "st-leave" });
const around = Object.assign(document.createElement("div"), { className: "st-acts st-changing" });
around.append(note, leave);
function edit(turns, { told, leave: left } = {}) {
    editing = turns;
    const row = document.querySelector("#st-composer");
    row.classList.toggle("st-editing", turns !== "");
    [note.textContent, leave.textContent] = [told || "", left || ""];
    turns === "" ? around.remove() : row.before(around);
}
function unedit() {
    edit("");
    write("").focus();
}
function change(button) {
    edit(button.dataset.turns, button.dataset);
    write(button.dataset.edit).focus();
}

// the menu
function menu(open) {
    const opener = document.querySelector("#st-open-menu");
    const drawer = document.querySelector("#st-menu");
    drawer.classList.toggle("st-open", open);
    drawer.setAttribute("role", "dialog");
    drawer.setAttribute("aria-label", opener.textContent.trim());
    opener.setAttribute("aria-expanded", open);
    (open ? document.querySelector("#st-close-menu") : opener).focus();
}
function rename(button) {
    const row = button.closest("li");
    const link = row.querySelector("a");
    const box = Object.assign(document.createElement("input"), { value: button.dataset.rename, maxLength: 60, className: "st-name" });
    box.setAttribute("aria-label", button.textContent);
    box.addEventListener("keydown", (event) => {
        if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
        event.stopPropagation();
        if (event.key === "Enter") act({ do: "rename", session: row.dataset.session, title: box.value, kept: kept() });
        box.replaceWith(link);
        button.focus();
    });
    link.replaceWith(box);
    box.select();
}
function forget(button) {
    if (button.textContent !== button.dataset.forget) {
        button.textContent = button.dataset.forget;  // asked for twice, so that nothing is lost by a slip
        button.removeAttribute("aria-label");
        return;
    }
    const session = button.closest("li").dataset.session;
    keep({ known: (kept().known || []).filter((known) => known !== session) });
    act({ do: "forget", session, kept: kept() });
    document.querySelector("#st-close-menu").focus();
}

document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button");
    if (!button) return;
    const asks = button.dataset;
    if (button.id === "st-stop") wasStopped = true;
    else if (button.id === "st-open-menu") menu(true);
    else if (button.id === "st-open-map") import("./map.js").then(({ openMap }) => openMap(button));
    else if (button.id === "st-close-menu") menu(false);
    else if (button === leave) unedit();
    else if (asks.act) {
        noteFocus(button);
        act(JSON.parse(asks.act));
    } else if (asks.ask) say(asks.ask);
    else if (asks.reject) reject(button);
    else if (asks.fill) fillIn(asks.fill);
    else if (asks.edit) change(button);
    else if (asks.rename) rename(button);
    else if (asks.forget) forget(button);
});
document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    if (document.querySelector("#st-menu").classList.contains("st-open")) menu(false);
    else if (editing !== "") unedit();
});
