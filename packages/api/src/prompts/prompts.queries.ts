import type { Queryable } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { refColumn } from "../characters/columns.ts";
import {
  mayBeSeen,
  type WantedVersion,
  wantedVersion,
} from "../characters/wantedVersion.queries.ts";

/** Which version of which character is asked for, and by whom. */
export interface WantedPlace extends WantedVersion {
  ref: string;
  personId: string;
}

const findPlaceBy = (column: "c.id" | "c.slug") =>
  prepared((db, wanted: WantedPlace) =>
    db
      .selectFrom("character as c")
      .innerJoin("character_version as v", (join) =>
        join.onRef("v.character_id", "=", "c.id").on("v.number", "=", wantedVersion(wanted)),
      )
      .leftJoin("owner as p", (join) => join.on("p.id", "=", wanted.personId))
      .select([
        "c.id",
        "c.slug",
        "c.owner_id",
        "c.published_version",
        "v.name",
        "v.number as version",
        "v.content_hash",
        "p.name as person_name",
      ])
      .where(column, "=", wanted.ref)
      .where("c.deleted_at", "is", null)
      .where(mayBeSeen(wanted.ownerId)),
  );

const finders = { "c.id": findPlaceBy("c.id"), "c.slug": findPlaceBy("c.slug") };

/**
 * The version that is meant, without its content, and the name of who asks: the newest of their own,
 * else the published one.
 */
export async function findPlace(db: Queryable, wanted: WantedPlace) {
  const ref = wanted.ref.toLowerCase();
  const [row] = await finders[refColumn(ref)](db, { ...wanted, ref });
  return row;
}

export type PlaceRow = NonNullable<Awaited<ReturnType<typeof findPlace>>>;
