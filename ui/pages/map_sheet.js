// The sheet of the map: dots on a canvas that can be moved and zoomed, with what counts in the conversation marked.
const [SMALLEST, DOT] = [.9, 2.6];  // pixels from the middle of a dot to its rim
const CROWD = .25;  // the same, of the way from dot to dot if they lay evenly
const REACH = 22;  // pixels from a dot at which it is still meant
const MOST_ZOOM = 24;
const MARGIN = 32;
const STILL = 6;  // pixels a finger may move and still only tap

/** By what a place is in the conversation, its shape; those later here lie above the others. */
export const MARKS = { rejected: "M-5-5 5 5M5-5-5 5", pick: "M0-7A7 7 0 1 0 0 7 7 7 0 1 0 0-7Z", seed: "M0-8 7 0 0 8-7 0Z" };

export class Sheet {
    /** `told` gives the words for a place, `chose` hears of the place that is tapped. */
    constructor(places, { label, told, chose }) {
        Object.assign(this, { places, told, chose });
        // mixed, lest dots of one colour lie above all others
        const mixed = ({ x, y }) => (x * 7919 + y * 104729) % 1;
        this.dots = [...places].sort((a, b) => mixed(a) - mixed(b));
        this.marked = Object.keys(MARKS).flatMap((kind) => places.filter((place) => place.kind === kind));
        this.view = { x: .5, y: .5, zoom: 1 };
        this.fingers = new Map();
        this.chosen = null;
        this.canvas = document.createElement("canvas");
        this.canvas.setAttribute("role", "img");
        this.canvas.setAttribute("aria-label", label);
        this.tip = Object.assign(document.createElement("p"), { className: "st-map-tip", hidden: true });
        this.ring = Object.assign(document.createElement("i"), { className: "st-map-ring", hidden: true });
        this.node = Object.assign(document.createElement("div"), { className: "st-map-sheet" });
        this.node.append(this.canvas, this.ring, this.tip);
        this.listen();
        new ResizeObserver(() => { this.measure(); this.draw(); }).observe(this.canvas);
    }
    measure() {
        [this.wide, this.high] = [this.canvas.clientWidth, this.canvas.clientHeight];
    }

    /** Ring a place, and bring it into sight. */
    choose(place) {
        this.chosen = place;
        this.measure();
        const { x, y } = this.at(place);
        if (x < 0 || y < 0 || x > this.wide || y > this.high) Object.assign(this.view, { x: place.x, y: place.y });
        this.moveBy(0, 0);
    }
    zoomBy(factor, { x, y } = { x: this.wide / 2, y: this.high / 2 }) {
        const before = this.view.zoom;
        this.view.zoom = Math.min(MOST_ZOOM, Math.max(1, before * factor));
        const grown = this.view.zoom / before - 1;  // what is under the point stays there
        this.moveBy((x - this.wide / 2) * grown, (y - this.high / 2) * grown);
    }
    moveBy(dx, dy) {
        const half = .5 / this.view.zoom;
        const within = (centre) => Math.min(1 - half, Math.max(half, centre));
        this.view.x = within(this.view.x + dx / this.scale(this.wide));
        this.view.y = within(this.view.y + dy / this.scale(this.high));
        this.draw();
    }

    scale(side) { return Math.max(1, side - MARGIN) * this.view.zoom; }
    at({ x, y }) {
        return { x: this.wide / 2 + (x - this.view.x) * this.scale(this.wide), y: this.high / 2 + (y - this.view.y) * this.scale(this.high) };
    }
    draw() {
        this.waiting ||= requestAnimationFrame(() => { this.waiting = 0; this.paint(); });
    }

    paint() {
        const style = getComputedStyle(this.node);
        const colour = (name) => style.getPropertyValue(`--st-${name}`) || style.getPropertyValue("--st-other");
        const [width, height] = [this.wide, this.high].map((side) => Math.round(side * devicePixelRatio));
        if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height });
        const brush = this.canvas.getContext("2d");
        brush.setTransform(1, 0, 0, 1, 0, 0);
        brush.clearRect(0, 0, width, height);
        this.scatter(brush, colour);
        brush.scale(devicePixelRatio, devicePixelRatio);
        for (const place of this.marked) this.mark(brush, place, colour);
        if (this.chosen) this.put(this.ring, this.chosen);
    }
    /** Stamp the dots, on whole pixels of the screen: ten thousand drawn as circles take longer than a frame. */
    scatter(brush, colour) {
        const size = this.size();
        const stamps = new Map();
        for (const place of this.dots) {
            const { x, y } = this.at(place);
            if (x < -size || y < -size || x > this.wide + size || y > this.high + size) continue;
            if (!stamps.has(place.colour)) stamps.set(place.colour, stamp(size, colour(place.colour)));
            const dot = stamps.get(place.colour);
            brush.drawImage(dot, Math.round(x * devicePixelRatio - dot.width / 2), Math.round(y * devicePixelRatio - dot.height / 2));
        }
    }
    size() {
        const apart = Math.sqrt(this.wide * this.high / Math.max(1, this.dots.length));
        return Math.min(DOT, Math.max(SMALLEST, CROWD * apart)) * Math.min(2.5, Math.sqrt(this.view.zoom));
    }
    mark(brush, place, colour) {
        const { x, y } = this.at(place);
        const shape = new Path2D(MARKS[place.kind]);
        brush.save();
        brush.translate(x, y);
        Object.assign(brush, { lineWidth: 6, lineJoin: "round", strokeStyle: colour("card") });
        brush.stroke(shape);  // a rim, so that it stands out from the dots
        Object.assign(brush, { lineWidth: 2.5, strokeStyle: colour(place.kind === "rejected" ? "warn" : "ink"), fillStyle: colour(place.kind === "pick" ? "accent" : "ink") });
        if (place.kind !== "rejected") brush.fill(shape);
        brush.stroke(shape);
        brush.restore();
    }
    put(node, place) {
        node.hidden = !place;
        if (!place) return;
        const { x, y } = this.at(place);
        node.style.translate = `${x}px ${y}px`;
        node.dataset.side = x > this.wide / 2 ? "left" : "right";
    }

    under({ offsetX, offsetY }) {
        let [found, best] = [null, REACH ** 2];
        for (const place of this.places) {
            const { x, y } = this.at(place);
            const far = (x - offsetX) ** 2 + (y - offsetY) ** 2 - (place.kind ? 60 : 0);  // what is marked is meant first
            if (far < best) [found, best] = [place, far];
        }
        return found;
    }
    point(place) {
        this.tip.textContent = place ? this.told(place) : "";
        this.put(this.tip, place);
    }
    listen() {
        const { canvas, fingers } = this;
        canvas.addEventListener("wheel", (event) => {
            event.preventDefault();
            const steps = event.ctrlKey ? 100 : 400;  // a pinch on a touchpad comes as short turns of a wheel
            this.zoomBy(Math.exp(-event.deltaY / steps), { x: event.offsetX, y: event.offsetY });
        }, { passive: false });
        canvas.addEventListener("pointerdown", (event) => {
            canvas.setPointerCapture(event.pointerId);
            fingers.set(event.pointerId, event);
            this.moved = fingers.size > 1 ? Infinity : 0;
        });
        canvas.addEventListener("pointermove", (event) => this.fingers.has(event.pointerId) ? this.drag(event) : this.point(this.under(event)));
        canvas.addEventListener("pointerup", (event) => {
            const place = this.moved <= STILL && this.under(event);
            if (!place) return;
            this.point(place);
            this.chose(place);
        });
        for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, (event) => fingers.delete(event.pointerId));
        canvas.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") this.point(null); });
    }
    drag(event) {
        const before = this.fingers.get(event.pointerId);
        const other = [...this.fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
        const [dx, dy] = [event.offsetX - before.offsetX, event.offsetY - before.offsetY];
        this.fingers.set(event.pointerId, event);
        this.moved += Math.hypot(dx, dy);
        if (this.moved <= STILL) return;
        this.point(null);
        if (!other) return this.moveBy(-dx, -dy);
        this.moveBy(-dx / 2, -dy / 2);  // as far as the middle between two fingers goes
        const apart = (finger) => Math.hypot(finger.offsetX - other.offsetX, finger.offsetY - other.offsetY);
        this.zoomBy(apart(event) / Math.max(1, apart(before)), { x: (event.offsetX + other.offsetX) / 2, y: (event.offsetY + other.offsetY) / 2 });
    }
}

/** Return a dot on a small canvas. */
function stamp(size, colour) {
    const side = Math.ceil(2 * size * devicePixelRatio);
    const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
    const brush = canvas.getContext("2d");
    Object.assign(brush, { fillStyle: colour, globalAlpha: .75 });
    brush.arc(side / 2, side / 2, size * devicePixelRatio, 0, 7);
    brush.fill();
    return canvas;
}
