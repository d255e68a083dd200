import { auditEntry, listAudit } from "@personaforge/contract/audit";
import { page } from "@personaforge/contract/page";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./audit.service.ts";

export const auditRouter = (services: Services) =>
  router({
    list: permitted("audit.list")
      .meta({
        openapi: {
          method: "GET",
          path: "/audit",
          tags: ["Audit"],
          summary: "List who changed what",
        },
      })
      .input(listAudit)
      .output(page(auditEntry))
      .query(({ ctx, input }) => service.list(services, ctx, input)),
  });
