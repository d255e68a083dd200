import { crc32 } from "node:zlib";
import sharp from "sharp";

/** A V2 card as it stands in files. */
export function cardJson(data: Record<string, unknown> = {}) {
  return {
    spec: "chara_card_v2",
    spec_version: "2.0",
    data: {
      name: "Mira Vale",
      description: "Mira keeps the harbour light.\n\nShe was born on the ferry.",
      personality: "Dry, watchful, kind.",
      scenario: "A harbour in November.",
      first_mes: "The light is on. Come in from the wind, {{user}}.",
      mes_example: "<START>\n{{user}}: Hello?\n{{char}}: Mind the step.",
      creator_notes: "Made for tests.",
      system_prompt: "",
      post_history_instructions: "",
      alternate_greetings: ["You again."],
      tags: ["harbour"],
      creator: "somebody",
      character_version: "1",
      extensions: { talkativeness: 0.5 },
      ...data,
    },
  };
}

export const jsonFile = (data: Record<string, unknown> = {}) =>
  Buffer.from(JSON.stringify(cardJson(data)));

/** A picture with so many pixels, of which no two files are the same. */
export function pngOf(width: number, height: number, seed = 0): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at++) {
    const row = Math.floor(at / 3 / width);
    pixels[at] = (row + (at % 3) * 40 + ((at * 7919 + seed * 104_729) % 23)) & 255;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

export function chunkOf(type: string, data: Uint8Array): Buffer {
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length);
  chunk.write(type, 4, "latin1");
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), data.length + 8);
  return chunk;
}

const header = 33;

/** The same picture with a card in it. */
export function pngCard(png: Uint8Array, data: Record<string, unknown> = {}): Buffer {
  const text = Buffer.concat([
    Buffer.from("chara\0"),
    Buffer.from(jsonFile(data).toString("base64")),
  ]);
  const card = chunkOf("tEXt", text);
  return Buffer.concat([png.subarray(0, header), card, png.subarray(header)]);
}
