import { prepared } from "@personaforge/db/prepared";

export interface Visit {
  accountId: string;
  /** The workspace that is wanted; the personal one when undefined. */
  wanted: string | undefined;
  /** Whether another one will not do. */
  strictly: boolean;
}

/** The membership in force: of the wanted workspace, else of the personal one. */
export const findMembership = prepared((db, { accountId, wanted, strictly }: Visit) =>
  db
    .selectFrom("account as a")
    .innerJoin("member as m", "m.account_id", "a.id")
    .select(["m.owner_id", "m.role", "a.owner_id as person_id"])
    .where("a.id", "=", accountId)
    .$if(strictly && wanted !== undefined, (query) => query.where("m.owner_id", "=", wanted ?? ""))
    .$if(!strictly && wanted !== undefined, (query) =>
      query
        .where((eb) =>
          eb.or([eb("m.owner_id", "=", wanted ?? ""), eb("m.owner_id", "=", eb.ref("a.owner_id"))]),
        )
        .orderBy((eb) => eb("m.owner_id", "=", wanted ?? ""), "desc"),
    )
    .$if(wanted === undefined, (query) => query.whereRef("m.owner_id", "=", "a.owner_id"))
    .limit(1),
);
