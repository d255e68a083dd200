import { type RawBuilder, sql } from "kysely";

/** Which version of a character, and who asks; labels are those of the owner. */
export interface WantedVersion {
  ownerId: string;
  version: number | undefined;
  label: string | undefined;
}

/** The version that somebody is shown of `c`: the newest of their own, of others the published one. */
export const shownVersion = (ownerId: string) => sql<number>`case when c.owner_id = ${ownerId}
  then c.head_version else c.published_version end`;

/** The version of `c` that has the number, or the label, else the one that they are shown. */
export function wantedVersion({ ownerId, version, label }: WantedVersion): RawBuilder<number> {
  if (version !== undefined) return sql`cast(${version} as integer)`;
  if (label === undefined) return shownVersion(ownerId);
  return sql`(select l.version from character_label as l
    where l.character_id = c.id and l.name = ${label} and l.owner_id = ${ownerId})`;
}

/** Whether they may see the version `v` of `c`: all of their own, of others the published one. */
export const mayBeSeen = (ownerId: string) =>
  sql<boolean>`(c.owner_id = ${ownerId} or v.number = c.published_version)`;
