import type { Warn } from "./document.ts";
import { readDocument } from "./documents.ts";
import { exifOfJpeg, exifOfWebp } from "./exif/exifBlocks.ts";
import { userCommentOf } from "./exif/userComment.ts";
import { mainIconOf, pictureInUri, pictureOf } from "./images/mainIcon.ts";
import { pictureTypeOf } from "./images/pictureType.ts";
import { cardLimits } from "./limits.ts";
import type { Opened } from "./opened.ts";
import { readPng } from "./png/readPng.ts";
import { CardError, type Warning } from "./problem.ts";
import type { CardImage, ReadResult } from "./readResult.ts";
import { looksLikeJson, parseComment } from "./text/cardText.ts";
import { decodeText, isBinary, trimEnd } from "./text/decodeText.ts";
import { parseJson } from "./text/parseJson.ts";
import { readTextDocument } from "./textDocument.ts";
import { strippedFile } from "./strippedFile.ts";
import { readPackage } from "./zip/readPackage.ts";

/** More say nothing new, and a hostile file could give a million. */
const mostWarnings = 200;

/**
 * Reads a character or a lorebook from the bytes of a file: a picture, a package, JSON, YAML or
 * Markdown, see `ContainerKind` and `ReadFormat`. What the file is, its bytes say. It only computes:
 * nothing is fetched, run or written, and the same bytes always give the same result.
 * The formats are those of the specifications that `Card` names, and what programs make of them.
 * @param bytes at most `cardLimits.file`, 10 MiB. They are not changed; the result has parts of them.
 * @param name of the file, with or without a path. It serves only what does not say it itself:
 *   the name of Markdown without a title and of a lorebook, and whether plain prose is Markdown.
 * @returns the card, what it was in, and at most 200 warnings of what was unusual
 * @throws CardError with a `code` for a file that is refused: it is none of the formats, broken beyond
 *   reading, encrypted, beyond one of `cardLimits`, or unsafe. It is the only error for whatever bytes.
 */
export function readCard(bytes: Uint8Array, name = ""): ReadResult {
  if (bytes.length > cardLimits.file) {
    const most = cardLimits.file.toLocaleString("en");
    throw new CardError("too_large", `The file has more than ${most} bytes.`, cardLimits.file);
  }
  const warnings: Warning[] = [];
  const warn: Warn = (code, path, message) => {
    if (warnings.length < mostWarnings) warnings.push({ code, path, message });
  };
  const { container, document, image } = open({ bytes, name, warn });
  const { format, kind, raw } = document;
  const card = kind === "lorebook" ? named(document.card, name, warn) : document.card;
  const hadSecrets = warnings.some(({ code }) => code === "secrets_removed");
  const original = hadSecrets ? strippedFile(bytes, container, raw) : bytes;
  const shown = image?.bytes === bytes ? pictureOf(original) : image;
  return { kind, format, container, card, raw, image: shown, original, warnings };
}

interface Source {
  bytes: Uint8Array;
  name: string;
  warn: Warn;
}

function open(source: Source): Opened {
  const { bytes, warn } = source;
  const picture = pictureTypeOf(bytes);
  if (picture !== null) return openPicture(source, picture);
  if (looksLikeJson(bytes)) return openText(source);
  return readPackage(bytes, warn) ?? openText(source);
}

function openPicture({ bytes, warn }: Source, type: CardImage["type"]): Opened {
  const opened = type === "png" ? readPng(bytes, warn) : null;
  const found = opened ?? readPackage(bytes, warn) ?? fromExif(bytes, type, warn);
  if (found !== null) return found;
  throw new CardError("not_a_card", "This is a picture without a character in it.");
}

function fromExif(bytes: Uint8Array, type: CardImage["type"], warn: Warn): Opened | null {
  if (type !== "webp" && type !== "jpeg") return null;
  const block = type === "webp" ? exifOfWebp(bytes) : exifOfJpeg(bytes);
  const comment = block === null ? null : userCommentOf(block);
  const value = comment === null ? undefined : parseComment(comment, warn);
  if (value === undefined) return null;
  const document = readDocument(value, warn);
  return { container: type, document, image: { type, bytes } };
}

function openText({ bytes, name, warn }: Source): Opened {
  const whole = trimEnd(bytes);
  if (whole.length === 0) throw new CardError("not_a_card", "The file is empty.");
  if (isBinary(whole)) {
    throw new CardError("not_a_card", "This is none of the files that hold characters.");
  }
  const text = decodeText(whole, warn);
  if (!isJson(text)) return readTextDocument(text, name, warn);
  const document = readDocument(parseJson(text, warn), warn);
  const icon = mainIconOf(document.card);
  return { container: "json", document, image: icon === null ? null : pictureInUri(icon.uri) };
}

/** A prompt may begin with `{{char}}`, with a quote or with a link of Markdown; JSON does not. */
function isJson(text: string): boolean {
  return /^\s*(?:\{(?!\{)|\[\s*[[\]{"]|"\s*(?:\[|\{(?!\{)))/.test(text);
}

function named(card: Opened["document"]["card"], file: string, warn: Warn) {
  const stem = file.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");
  if (card.name.trim() !== "" || stem === "") return card;
  warn("name_from_file", "name", "The lorebook has no name. It got that of its file.");
  return { ...card, name: stem };
}
