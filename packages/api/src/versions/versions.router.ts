import { character } from "@personaforge/contract/character";
import { page } from "@personaforge/contract/page";
import {
  branchVersion,
  compareStates,
  listVersions,
  renameVersion,
  restoreVersion,
  savedVersion,
  saveVersion,
  stateDiff,
  version,
  versionOf,
  versionSummary,
} from "@personaforge/contract/version";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import { compare } from "./compare.service.ts";
import * as service from "./versions.service.ts";

/** Where versions stand on REST. */
const rest = (method: "GET" | "POST" | "PATCH", path: string, summary: string) => ({
  openapi: { method, path: `/characters/{id}/${path}` as const, tags: ["Versions"], summary },
});
const one = "versions/{number}";
const made = { status: 201, location: "/characters/{id}/versions/{version}" } as const;

export const versionsRouter = (services: Services) =>
  router({
    list: permitted("version.list")
      .meta(rest("GET", "versions", "List the versions of a character, newest first"))
      .input(listVersions)
      .output(page(versionSummary))
      .query(({ ctx, input }) => service.list(services, ctx, input)),

    get: permitted("version.read")
      .meta(rest("GET", one, "Read one version"))
      .input(versionOf)
      .output(version)
      .query(({ ctx, input }) => service.get(services, ctx, input)),

    save: permitted("version.create")
      .meta({
        ...rest("POST", "versions", "Save the draft, or the given fields, as a version"),
        ...made,
      })
      .input(saveVersion)
      .output(savedVersion)
      .mutation(({ ctx, input }) => service.save(services, ctx, input)),

    restore: permitted("version.restore")
      .meta({ ...rest("POST", `${one}/restore`, "Make a new version of an old one"), ...made })
      .input(restoreVersion)
      .output(savedVersion)
      .mutation(({ ctx, input }) => service.restore(services, ctx, input)),

    branch: permitted("version.branch")
      .meta({
        ...rest("POST", `${one}/branch`, "Begin a new character with it"),
        status: 201,
        location: "/characters/{id}",
      })
      .input(branchVersion)
      .output(character)
      .mutation(({ ctx, input }) => service.branch(services, ctx, input)),

    rename: permitted("version.rename")
      .meta(rest("PATCH", one, "Change the message of a version"))
      .input(renameVersion)
      .output(versionSummary)
      .mutation(({ ctx, input }) => service.rename(services, ctx, input)),

    diff: permitted("version.compare")
      .meta(rest("GET", "diff", "How two states of a character differ"))
      .input(compareStates)
      .output(stateDiff)
      .query(({ ctx, input }) => compare(services, ctx, input)),
  });
