import { jobList } from "@personaforge/contract/job";
import type { Services } from "../context.ts";
import { permitted, router } from "../trpc.ts";
import * as service from "./jobs.service.ts";

export const jobsRouter = (services: Services) =>
  router({
    list: permitted("job.list")
      .meta({
        openapi: {
          method: "GET",
          path: "/jobs",
          tags: ["Jobs"],
          summary: "List what PersonaForge does by itself, and when next",
        },
      })
      .output(jobList)
      .query(() => service.list(services)),
  });
