import { proceduresOf } from "../http/restRoutes.ts";
import { createRouter } from "../router.ts";

/** Every procedure, read from the router as the server reads it; nothing is called through these. */
export const procedures = proceduresOf(
  createRouter({ auth: "local" } as never, undefined as never),
);
