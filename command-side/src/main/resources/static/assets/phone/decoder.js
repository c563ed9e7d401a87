// Reads QR codes: with the browser's own BarcodeDetector where it has one, else with the library qr
// (MIT or Apache-2.0), pure JavaScript, which needs no exception from the Content-Security-Policy as WebAssembly would.
const LIBRARY = "/webjars/qr/0.7.0/decode.js";
const LONGEST_SIDE = 1600;
const PICTURE_EFFORT = { effort: Infinity, timeLimit: 2000 };
let detecting;

async function newDetector() {
  const formats = await globalThis.BarcodeDetector?.getSupportedFormats() ?? [];
  const { BarcodeDetector } = formats.includes("qr_code") ? globalThis : await import(LIBRARY);
  return new BarcodeDetector({ formats: ["qr_code"] });
}

/** Loads what is needed, so that a missing library is told before the camera starts. */
export function ready() {
  detecting ??= newDetector();
  return detecting.catch(failed => {
    detecting = undefined; // the next one may have a connection
    throw failed;
  });
}

/** The text of the code in a frame, or undefined. */
export async function readFrame(video) {
  const detector = await ready();
  const [found] = await detector.detect(video);
  return found?.rawValue;
}

/** The same of a picture file: always by the library, which takes its time for hard ones. */
export async function readPicture(bitmap) {
  const { decodeQR } = await import(LIBRARY);
  try {
    return decodeQR(pixels(bitmap), PICTURE_EFFORT);
  } catch {
    return undefined; // it throws where it finds none
  }
}

function pixels(bitmap) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.fillStyle = "#fff"; // where the picture is transparent
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
