import { randomFillSync } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import { faker } from "@faker-js/faker";

const width = 384;
const height = 448;
const row = 1 + width * 3;
/** Bytes of the picture that differ from card to card. */
const changed = 32_768;

/**
 * Cards as people keep them: a picture of half a megabyte, and 6 kB of text. Each is another picture,
 * of noise, which costs an encoder more than a drawing does.
 */
export function cardPictures(seed = 1): (number: number) => Buffer {
  faker.seed(seed);
  const pixels = randomFillSync(Buffer.alloc(row * height));
  for (let y = 0; y < height; y++) pixels[y * row] = 0;
  return (number) => {
    randomFillSync(pixels, row + 1, Math.min(width * 3, changed));
    for (let y = 2; y * row < changed; y++) randomFillSync(pixels, y * row + 1, width * 3);
    const text = Buffer.from(JSON.stringify(cardOf(number))).toString("base64");
    return Buffer.concat([
      Buffer.from("89504e470d0a1a0a", "hex"),
      chunk("IHDR", header()),
      chunk("tEXt", Buffer.from(`chara\0${text}`, "latin1")),
      chunk("IDAT", deflateSync(pixels, { level: 0 })),
      chunk("IEND", Buffer.alloc(0)),
    ]);
  };
}

function header(): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  // 8 bits of red, green and blue.
  bytes.set([8, 2, 0, 0, 0], 8);
  return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
  const begin = Buffer.alloc(8);
  begin.writeUInt32BE(data.length);
  begin.write(type, 4, "latin1");
  const end = Buffer.alloc(4);
  end.writeUInt32BE(crc32(data, crc32(Buffer.from(type, "latin1"))));
  return Buffer.concat([begin, data, end]);
}

function cardOf(number: number) {
  const name = faker.person.fullName();
  return {
    spec: "chara_card_v2",
    spec_version: "2.0",
    data: {
      name,
      description: faker.lorem.paragraphs(12),
      personality: faker.lorem.sentences(4),
      scenario: faker.lorem.paragraph(),
      first_mes: faker.lorem.paragraphs(3),
      mes_example: `<START>\n{{user}}: Hello\n{{char}}: ${faker.lorem.sentence()}`,
      creator_notes: "",
      system_prompt: "",
      post_history_instructions: "",
      alternate_greetings: [faker.lorem.paragraph()],
      tags: [faker.word.adjective(), faker.word.noun()],
      creator: faker.internet.username(),
      character_version: String(number),
      extensions: {},
    },
  };
}
