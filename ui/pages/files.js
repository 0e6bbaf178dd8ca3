// What people show is made small before it leaves the browser: a picture as JPEG, of a sound the beginning as WAV.
// Place and maker that a photograph holds stay behind, and formats that only the browser reads arrive as ones we know.
const FILES = { most: 4, bytes: 30e6, side: 768, rate: 16000, seconds: 30 };

/** Return { data, canvas }, in base64; the canvas is there for pictures. Throws "large" or "unreadable". */
async function madeSmall(file) {
    if (file.size > FILES.bytes) throw new Error("large");
    try {
        if (file.type.startsWith("image/")) return await asJpeg(file);
        if (/^audio\/|^video\/webm/.test(file.type)) return { data: await base64(await asWav(file)) };
    } catch { /* said below: what a browser throws here has no words for people */ }
    throw new Error("unreadable");
}

async function asJpeg(file) {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, FILES.side / Math.max(picture.width, picture.height));
    const size = (length) => Math.max(1, Math.round(length * scale));
    const canvas = Object.assign(document.createElement("canvas"), { width: size(picture.width), height: size(picture.height) });
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#fff";  // what can be seen through lies on paper
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return { canvas, data: await base64(await new Promise((done) => canvas.toBlob(done, "image/jpeg", .85))) };
}

async function asWav(file) {
    const sound = await new OfflineAudioContext(1, 1, FILES.rate).decodeAudioData(await file.arrayBuffer());
    const length = Math.min(sound.length, FILES.rate * FILES.seconds);
    const channels = Array.from({ length: sound.numberOfChannels }, (_, number) => sound.getChannelData(number));
    const samples = new Int16Array(length);
    for (let place = 0; place < length; place++) {
        const mean = channels.reduce((sum, channel) => sum + channel[place], 0) / channels.length;
        samples[place] = Math.max(-1, Math.min(1, mean)) * 32767;
    }
    const [head, size] = [new DataView(new ArrayBuffer(44)), samples.byteLength];
    const fields = [["RIFF", 36 + size, "WAVEfmt ", 16], [1, 1], [FILES.rate, 2 * FILES.rate], [2, 16], ["data", size]];
    let at = 0;
    for (const [row, values] of fields.entries()) {
        for (const value of values) {
            if (typeof value === "string") for (const letter of value) head.setUint8(at++, letter.charCodeAt(0));
            else if (row % 2) { head.setUint16(at, value, true); at += 2; } else { head.setUint32(at, value, true); at += 4; }
        }
    }
    return new Blob([head, samples]);
}

function base64(blob) {
    return new Promise((done, failed) => {
        const reader = Object.assign(new FileReader(), { onload: () => done(reader.result.split(",")[1]), onerror: failed });
        reader.readAsDataURL(blob);
    });
}
