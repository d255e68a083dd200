import { plainPng } from "../../png/plainPng.ts";
import { commentOf, exifWith, jpegWith, webpWith } from "../exifBuilder.ts";
import { base64Of, iTXt, pngWith, tEXt, zTXt } from "../pngBuilder.ts";
import { type ZipFile, zipOf } from "../zipBuilder.ts";

const utf8 = new TextEncoder();

const scenario = JSON.stringify({
  schemaVersion: 1,
  title: "At sea",
  narrative: "It rains.",
  formattingInstructions: "Be brief.",
  firstMessages: [{ characterID: "c1", text: "Hi." }],
  exampleMessages: [{ characterID: "c1", text: "#{user}: Hi\n#{character}: Ho" }],
  messages: [],
});
const manifest = JSON.stringify({
  schemaVersion: 1,
  author: { name: "Ada" },
  characters: ["characters/c1/character.json"],
  scenarios: ["scenarios/s1.json"],
});

/** The files of a package that holds the document. */
export const packages: readonly ((json: string) => ZipFile[])[] = [
  (json) => [
    { name: "card.json", content: json },
    { name: "assets/icon/image/1.png", content: plainPng(), isStored: true },
    { name: "x_meta/0.json", content: "{}" },
    { name: "module.risum", content: "risum" },
  ],
  (json) => [
    { name: "manifest.json", content: manifest },
    { name: "characters/c1/character.json", content: json },
    { name: "scenarios/s1.json", content: scenario },
    { name: "characters/c1/images/a.png", content: plainPng() },
  ],
  (json) => [
    { name: "package.json", content: '{"Name":"Sea","Version":"1"}' },
    { name: "Characters/00000000-0000-0000-0000-000000000001/character.json", content: json },
  ],
];

const differing = (json: string) => base64Of(json.replaceAll("Mira", "Eve"));

/** The document in each of the containers that are no package. */
export const wraps: readonly ((json: string) => Uint8Array)[] = [
  (json) => utf8.encode(json),
  (json) => utf8.encode(`\ufeff${JSON.stringify(json)}`),
  (json) => pngWith({ beforeIdat: [tEXt("Software", "x"), tEXt("chara", base64Of(json))] }),
  (json) => pngWith({ afterIdat: [zTXt("ccv3", base64Of(json)), tEXt("Chara", differing(json))] }),
  (json) => pngWith({ afterIdat: [iTXt("chara", base64Of(json), true)] }),
  (json) => pngWith({ beforeIdat: [iTXt("ccv3", json)], afterEnd: [utf8.encode("more")] }),
  (json) => webpWith(exifWith(commentOf("ASCII", json), false)),
  (json) => webpWith(exifWith(commentOf("ASCII", Array.from(utf8.encode(json)).join(",")))),
  (json) => jpegWith(exifWith(commentOf("UNICODE", json)).subarray(0, 60_000)),
];

export function packed(files: readonly ZipFile[], layout: number): Uint8Array {
  if (layout === 1) return zipOf(files, { prefix: jpegWith(exifWith(commentOf("ASCII", "x"))) });
  if (layout === 2) return zipOf(files, { prefix: plainPng(), isAbsolute: true, comment: "PK" });
  return zipOf(files);
}
