// pictures, sounds and videos that go along with a message: chosen, dropped, pasted or recorded
const panel = () => document.querySelector("#st-panel");
const told = (name) => JSON.parse(panel().dataset.words)[name];
let shown = [];
let sent = [];  // with the last message: asked again, it is shown again
let preparing = Promise.resolve();
let recorder = null;
const tray = Object.assign(document.createElement("ul"), { className: "st-tray" });
const said = Object.assign(document.createElement("p"), { className: "st-notice" });
said.setAttribute("role", "status");

function opened(open) {
    panel().hidden = !open;
    document.querySelector("#st-attach").setAttribute("aria-expanded", open);
    (open ? panel().querySelector("button") : composer()).focus();
}
function tell(text) {
    said.textContent = text;
    text ? document.querySelector("#st-composer").before(said) : said.remove();
}
function show(files) {
    tell("");
    if (!panel().hidden) opened(false);
    preparing = preparing.then(async () => {
        for (const file of files) await add(file);
    });
}
async function add(file) {
    if (shown.length >= FILES.most) return tell(told("too_many"));
    try {
        shown.push({ name: file.name, ...await madeSmall(file, shown) });
    } catch (error) {
        tell(told(error.message).replace("{name}", file.name));
    }
    paint();
}
function paint() {
    tray.replaceChildren(...shown.map((one) => {
        const row = document.createElement("li");
        const take = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
        take.setAttribute("aria-label", `${told("drop")}: ${one.name}`);
        take.addEventListener("click", () => {
            shown = shown.filter((other) => other !== one);
            paint();
            composer().focus();
        });
        row.append(one.canvas || (one.video ? "▶" : "♪"), Object.assign(document.createElement("span"), { textContent: one.name, dir: "auto" }), take);
        return row;
    }));
    shown.length ? document.querySelector("#st-composer").before(tray) : tray.remove();
}
async function record(button) {
    if (recorder) return recorder.stop();
    const parts = [];
    let stream;
    try {
        stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
        return tell(told("no_microphone"));  // there is none, it may not be used, or the page is not private
    }
    recorder = new MediaRecorder(stream);
    const label = button.textContent;
    button.textContent = told("record_stop");
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    recorder.addEventListener("stop", () => {
        for (const track of stream.getTracks()) track.stop();
        button.textContent = label;
        show([new File(parts, told("recorded"), { type: recorder.mimeType })]);
        recorder = null;
    });
    recorder.start();
    setTimeout(() => recorder && recorder.stop(), FILES.seconds * 1000);
}

Object.assign(window.shelftalk, {
    /** Return, once, what goes along with the message that is being sent. */
    async asked() {
        await preparing;
        [sent, shown] = [shown, []];
        tell("");
        paint();
        return JSON.stringify({ rewinding: window.shelftalk.rewinding(), files: sent.map(({ data }) => ({ data })) });
    },
});

document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button");
    if (!button) return;
    if (button.id === "st-attach") opened(panel().hidden);
    else if (button.dataset.show === "files") panel().querySelector("input").click();
    else if (button.dataset.show === "record") record(button);
    else if ("again" in button.dataset || "edit" in button.dataset) {
        shown = [...sent];
        paint();
    }
}, true);
document.addEventListener("change", (event) => {
    if (!event.target.matches("#st-panel input")) return;
    show([...event.target.files]);
    event.target.value = "";  // the same file may be chosen again
});
document.addEventListener("paste", (event) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    show([...event.clipboardData.files]);
});
const bringsFiles = (event) => event.dataTransfer && event.dataTransfer.types.includes("Files");
document.addEventListener("dragover", (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    document.body.dataset.drop = told("drop_here");
});
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) delete document.body.dataset.drop; });
document.addEventListener("drop", (event) => {
    delete document.body.dataset.drop;
    if (!bringsFiles(event)) return;
    event.preventDefault();
    show([...event.dataTransfer.files]);
});
document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && panel() && !panel().hidden) opened(false);
});
// a picture that cannot be had leaves the card as one without
document.addEventListener("error", (event) => { if (event.target.className === "st-picture") event.target.remove(); }, true);
