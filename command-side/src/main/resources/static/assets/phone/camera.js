// The camera: on only while a code is looked for.
import { readFrame, ready } from "./decoder.js";
import { Refusal } from "./http.js";

const BETWEEN_FRAMES_MILLIS = 120;
const REFUSALS = {
  NotAllowedError: "camera.denied",
  SecurityError: "camera.denied",
  NotFoundError: "camera.missing",
  OverconstrainedError: "camera.missing",
  NotReadableError: "camera.busy",
  AbortError: "camera.busy",
};
let stream;
let turn = 0;

/** Whether the person allowed it before, so that it may start unasked. */
export async function isAllowed() {
  try {
    return (await navigator.permissions.query({ name: "camera" })).state === "granted";
  } catch {
    return false; // the browser does not tell
  }
}

/** Shows the picture and resolves with the text of the first code in it, or with undefined when it is stopped. */
export async function watch(video, started) {
  await ready().catch(() => { throw new Refusal("camera.decoder"); });
  stop();
  const mine = turn;
  const opened = await open();
  if (mine !== turn) { // the person went on while the browser asked for permission
    end(opened);
    return undefined;
  }
  stream = opened;
  video.srcObject = opened;
  await video.play().catch(() => undefined); // stopped meanwhile
  started();
  while (stream === opened) {
    const text = await readFrame(video).catch(() => undefined); // no picture yet
    if (text && stream === opened) return text;
    await new Promise(over => setTimeout(over, BETWEEN_FRAMES_MILLIS));
  }
  return undefined;
}

async function open() {
  if (!navigator.mediaDevices) throw new Refusal("camera.missing");
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (failed) {
    throw new Refusal(REFUSALS[failed.name] ?? "camera.missing");
  }
}

export function stop() {
  turn++;
  if (stream) end(stream);
  stream = undefined;
}

function end(ending) {
  for (const track of ending.getTracks()) track.stop();
}
