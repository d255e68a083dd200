import type { Queryable } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { refColumn } from "../characters/columns.ts";

/** Which version of which character is asked for, and by whom. */
export interface WantedPlace {
  ref: string;
  ownerId: string;
  personId: string;
  version: number | undefined;
  label: string | undefined;
}

const findPlaceBy = (column: "c.id" | "c.slug") =>
  prepared((db, { ref, ownerId, personId, version, label }: WantedPlace) =>
    db
      .selectFrom("character as c")
      .innerJoin("character_version as v", (join) =>
        join.onRef("v.character_id", "=", "c.id").on("v.number", "=", (eb) => {
          if (version !== undefined) return eb.cast<number>(eb.val(version), "integer");
          if (label !== undefined) {
            return eb
              .selectFrom("character_label as l")
              .select("l.version")
              .whereRef("l.character_id", "=", "c.id")
              .where("l.name", "=", label)
              .where("l.owner_id", "=", ownerId);
          }
          return eb
            .case()
            .when("c.owner_id", "=", ownerId)
            .then(eb.ref("c.head_version"))
            .else(eb.ref("c.published_version"))
            .end();
        }),
      )
      .leftJoin("owner as p", (join) => join.on("p.id", "=", personId))
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
      .where(column, "=", ref)
      .where("c.deleted_at", "is", null)
      .where((eb) =>
        eb.or([eb("c.owner_id", "=", ownerId), eb("v.number", "=", eb.ref("c.published_version"))]),
      ),
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
