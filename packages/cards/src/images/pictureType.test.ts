import { expect, test } from "vitest";
import { pngWith } from "../testing/pngBuilder.ts";
import { pictureTypeOf } from "./pictureType.ts";

test.each([
  ["png", pngWith({})],
  ["jpeg", Buffer.from("\xff\xd8\xff\xe0", "latin1")],
  ["webp", Buffer.from("RIFF\0\0\0\0WEBPVP8 ")],
  ["gif", Buffer.from("GIF89a")],
  ["avif", Buffer.from("\0\0\0\x20ftypavif")],
  [null, Buffer.from("RIFF\0\0\0\0WAVEfmt ")],
  [null, Buffer.from("\0\0\0\x20ftypmp42")],
  [null, Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
  [null, Buffer.from("<!doctype html>")],
  [null, Buffer.from("\x89PNG\r\n\x1a", "latin1")],
  [null, new Uint8Array(0)],
])("a picture is known by its first bytes: %s", (type, bytes) => {
  expect(pictureTypeOf(bytes)).toBe(type);
});
