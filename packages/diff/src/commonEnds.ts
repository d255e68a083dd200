import { outsideGrapheme } from "./segments.ts";

/** How many code units two texts share at their start. */
function commonPrefix(left: string, right: string): number {
  const most = Math.min(left.length, right.length);
  let length = 0;
  while (length < most && left.charCodeAt(length) === right.charCodeAt(length)) length++;
  return length;
}

/** How many code units two texts share at their end, at most `most`. */
function commonSuffix(left: string, right: string, most: number): number {
  let length = 0;
  while (
    length < most &&
    left.charCodeAt(left.length - 1 - length) === right.charCodeAt(right.length - 1 - length)
  ) {
    length++;
  }
  return length;
}

export interface CommonEnds {
  /** Length of the start that both texts share. */
  readonly head: number;
  /** Length of the end that both texts share. */
  readonly tail: number;
}

/**
 * The equal ends of two texts, cut only where a word begins after a space or an ideographic stop:
 * the words of what lies between are the same as in the whole text.
 */
export function equalEnds(before: string, after: string): CommonEnds {
  let head = commonPrefix(before, after);
  while (head > 0 && !(wordBegins(before, head) && wordBegins(after, head))) head--;
  const most = Math.min(before.length, after.length) - head;
  let tail = commonSuffix(before, after, most);
  const isCut = (text: string) => wordBegins(text, text.length - tail);
  while (tail > 0 && !(isCut(before) && isCut(after))) tail--;
  return { head, tail };
}

const gap = /[\s。！？、，．]/;
/** Letters that never join to a space or stop before them, as a combining mark or Thai vowel does. */
const beginning =
  /[0-9A-Za-z\u00c0-\u02af\u0391-\u03ff\u0400-\u0481\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]/;

function wordBegins(text: string, at: number): boolean {
  return gap.test(text.charAt(at - 1)) && beginning.test(text.charAt(at));
}

/** The equal ends of two texts, each at most as long as given, cut only between graphemes. */
export function equalGraphemes(before: string, after: string, most: CommonEnds): CommonEnds {
  const prefix = Math.min(commonPrefix(before, after), most.head);
  const head = settle(prefix, (length) =>
    Math.min(outsideGrapheme(before, length, "start"), outsideGrapheme(after, length, "start")),
  );
  const room = Math.min(before.length, after.length) - head;
  const suffix = commonSuffix(before, after, Math.min(room, most.tail));
  const tail = settle(suffix, (length) =>
    Math.min(
      before.length - outsideGrapheme(before, before.length - length, "end"),
      after.length - outsideGrapheme(after, after.length - length, "end"),
    ),
  );
  return { head, tail };
}

/** Repeats until nothing changes: leaving a grapheme of one text may enter one of the other. */
function settle(length: number, shorten: (length: number) => number): number {
  const shorter = shorten(length);
  return shorter === length ? length : settle(shorter, shorten);
}
