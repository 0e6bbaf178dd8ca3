// What people show is made small before it leaves the browser: a picture as JPEG, of a sound the beginning as WAV.
// Place and maker that a photograph holds stay behind, and formats that only the browser reads arrive as ones we know.
// A video goes as it is: no browser can be relied upon to make it smaller.
const FILES = { most: 4, bytes: 30e6, videos: 30e6, side: 768, rate: 16000, seconds: 30 };

/** Return { data, canvas, video }, in base64; the canvas is there for pictures, `video` is the size of one.
    `others` go along too. Throws "large", "full" (of videos) or "unreadable". */
async function madeSmall(file, others) {
    if (file.size > FILES.bytes) throw new Error("large");
    const isVideo = /^video\//.test(file.type) || /\.(mkv|mov|avi|mpe?g|flv)$/i.test(file.name);  // not every system has a type for these
    const videos = others.reduce((sum, one) => sum + (one.video || 0), isVideo ? file.size : 0);
    if (videos > FILES.videos) throw new Error("full");
    try {
        if (file.type.startsWith("image/")) return await asJpeg(file);
        const canvas = isVideo && await firstPicture(file);
        if (file.type.startsWith("audio/") || canvas === "sound") return { data: await base64(await asWav(file)) };
        if (isVideo) return { canvas, video: file.size, data: await base64(file) };
    } catch { /* said below: what a browser throws here has no words for people */ }
    throw new Error("unreadable");
}

function painted(picture, width, height) {
    const scale = Math.min(1, FILES.side / Math.max(width, height));
    const size = (length) => Math.max(1, Math.round(length * scale));
    const canvas = Object.assign(document.createElement("canvas"), { width: size(width), height: size(height) });
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#fff";  // what can be seen through lies on paper
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
}

/** Return the first picture of a video, "sound" where it has none, null where this browser cannot read it. */
async function firstPicture(file) {
    const video = Object.assign(document.createElement("video"), { muted: true, preload: "auto", src: URL.createObjectURL(file) });
    const seen = await new Promise((done) => {
        video.onloadeddata = () => done(video.videoWidth ? painted(video, video.videoWidth, video.videoHeight) : "sound");
        video.onerror = () => done(null);
        setTimeout(() => done(null), 3000);  // some load nothing before a person plays it
    });
    URL.revokeObjectURL(video.src);
    return seen;
}

async function asJpeg(file) {
    const picture = await createImageBitmap(file);
    const canvas = painted(picture, picture.width, picture.height);
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
