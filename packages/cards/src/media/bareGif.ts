import { latin1 } from "../bytes/latin1.ts";
import { joined } from "../bytes/joined.ts";

const extension = 0x21;
const frame = 0x2c;
const trailer = 0x3b;
/** How long the next frame is shown, and what is seen through it: always so many bytes. */
const control = 0xf9;
const controlLength = 8;
const application = 0xff;
/** Mark, label, the name of a program behind its length, and a block of three bytes: how often it moves. */
const loopLength = 19;
const programs = new Set(["NETSCAPE2.0", "ANIMEXTS1.0"]);

/** A GIF with its frames to the byte and how they move: comments, XMP and what is behind its end go. */
export function bareGif(gif: Uint8Array): Uint8Array {
  let at = 13 + sizeOfTable(gif[10]);
  const kept = [gif.subarray(0, at)];
  while (at < gif.length && (gif[at] === extension || gif[at] === frame)) {
    const isFrame = gif[at] === frame;
    const start = at;
    // A frame has a head, colours of its own, and how many bits the first code has.
    const blocks = isFrame ? at + 11 + sizeOfTable(gif[at + 9]) : at + 2;
    at = endOfBlocks(gif, blocks);
    kept.push(isFrame ? gif.subarray(start, at) : keptOf(gif.subarray(start, at)));
  }
  return joined([...kept, Uint8Array.of(trailer)]);
}

const sizeOfTable = (flags = 0) => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));

/** Blocks begin with their length; one of no bytes is the last. */
function endOfBlocks(gif: Uint8Array, start: number): number {
  let at = start;
  for (let length = gif[at] ?? 0; length > 0; length = gif[at] ?? 0) at += length + 1;
  return Math.min(at + 1, gif.length);
}

function keptOf(block: Uint8Array): Uint8Array {
  const [, label] = block;
  const isLoop = () => programs.has(latin1(block, 3, 14));
  const isKept =
    (label === control && block.length === controlLength) ||
    (label === application && block.length === loopLength && isLoop());
  return isKept ? block : new Uint8Array(0);
}
