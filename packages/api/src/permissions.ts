import { isAction } from "./access/can.ts";
import { proceduresOf } from "./http/restRoutes.ts";
import type { AppRouter } from "./router.ts";

/** Ends the start when a procedure does not say what its caller must be allowed to do. */
export function demandPermissions(router: AppRouter): void {
  for (const [name, { meta }] of proceduresOf(router)) {
    if (!isAction(meta?.permission)) {
      throw new Error(`The procedure ${name} declares no permission of the table in can.ts.`);
    }
  }
}
