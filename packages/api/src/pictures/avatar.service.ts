import type { Character } from "@personaforge/contract/character";
import type { Crop } from "@personaforge/contract/picture";
import { ownerIdOf, personIdOf } from "../access/principal.ts";
import { contentWith, toCharacter } from "../characters/characters.mapping.ts";
import { lockLiving, recordOf, refuseStale } from "../characters/characters.service.ts";
import { demandOf, readMine } from "../characters/readMine.ts";
import type { Context, Services } from "../context.ts";
import { linkFiles, storeFile } from "../files/files.queries.ts";
import { whileRoom } from "../files/storage.service.ts";
import { advance } from "../versions/advance.ts";
import { unchanged, write } from "../write.ts";
import { type MadePicture, makePicture } from "./makePicture.ts";
import { storePicture } from "./pictures.queries.ts";

export interface NewAvatar {
  id: string;
  bytes: Uint8Array;
  crop: Crop | undefined;
  /** The revision that the caller last saw. */
  expected: number | undefined;
}

/** Gives a character a picture, which makes a version. */
export async function setAvatar(
  services: Services,
  context: Context,
  { id, bytes, crop, expected }: NewAvatar,
): Promise<Character> {
  // Before the picture is decoded, which costs more than to be told no.
  demandOf(context, "character.update", await readMine(services.db, context, id));
  const made = await makePicture(bytes, crop);
  const ownerId = ownerIdOf(context.principal);
  return whileRoom(services, ownerId, () => storeAvatar(services, context, { id, expected, made }));
}

interface ToStore extends Pick<NewAvatar, "id" | "expected"> {
  made: MadePicture;
}

function storeAvatar(
  services: Services,
  context: Context,
  { id, expected, made: { picture, bytes } }: ToStore,
): Promise<Character> {
  const ownerId = ownerIdOf(context.principal);
  return write(services, context, async (tx) => {
    const before = await lockLiving(tx, context, { id, action: "character.update" });
    refuseStale(expected, before, ownerId);
    await storeFile(tx, { hash: picture.hash, bytes, ownerId, most: services.storageBytes });
    await storePicture(tx, picture);
    const { row, created, changes } = await advance(tx, before, {
      content: { ...contentWith(before, {}), avatar: picture },
      source: context.door,
      authorId: personIdOf(context.principal),
      message: "New picture",
    });
    const answer = toCharacter(row, ownerId);
    if (!created) return unchanged(answer);
    await linkFiles(tx, row.id, { avatar: picture, card: null });
    return { answer, record: recordOf("character.update", before, row), changes };
  });
}
