const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** What is none of the alphabet. */
const foreign = 64;
const values = new Uint8Array(256).fill(foreign);
for (const [value, letter] of [...alphabet].entries()) values[letter.charCodeAt(0)] = value;
values["-".charCodeAt(0)] = 62;
values["_".charCodeAt(0)] = 63;

const isSpace = (byte: number) => byte === 32 || (byte >= 9 && byte <= 13);
const padding = "=".charCodeAt(0);

interface Decoded {
  bytes: Uint8Array;
  /** It had line breaks, the letters of URLs, no padding or bytes that do not belong there. */
  repaired: boolean;
}

/**
 * Base64 as old programs wrote it. What is not of the alphabet is passed over, as others do; when
 * that is more than a tenth, it is not base64: null.
 */
export function decodeBase64(text: Uint8Array): Decoded | null {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  const seen = { letters: 0, foreign: 0, spaces: 0, padding: 0, url: 0 };
  let length = 0;
  let buffer = 0;
  for (const byte of text) {
    const value = values[byte] ?? foreign;
    if (value === foreign) {
      if (byte === padding) seen.padding++;
      else if (isSpace(byte)) seen.spaces++;
      else seen.foreign++;
      continue;
    }
    if (byte === 45 || byte === 95) seen.url++;
    buffer = (buffer << 6) | value;
    seen.letters++;
    const left = seen.letters & 3;
    if (left === 0) {
      bytes[length++] = (buffer >> 16) & 255;
      bytes[length++] = (buffer >> 8) & 255;
      bytes[length++] = buffer & 255;
    }
  }
  if (seen.letters === 0 || seen.foreign * 10 > seen.letters) return null;
  const left = seen.letters & 3;
  if (left === 2) bytes[length++] = (buffer >> 4) & 255;
  if (left === 3) {
    bytes[length++] = (buffer >> 10) & 255;
    bytes[length++] = (buffer >> 2) & 255;
  }
  const whole = left !== 1 && seen.padding === (4 - left) % 4;
  const repaired = !whole || seen.spaces + seen.foreign + seen.url > 0;
  return { bytes: bytes.subarray(0, length), repaired };
}

/** Letters per call: the stack holds some 100,000 arguments. */
const slice = 8190;

export function encodeBase64(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += slice) {
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + slice)));
  }
  return text;
}
