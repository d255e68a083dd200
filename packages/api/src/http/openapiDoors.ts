import { exportPathItems } from "../cards/exportOpenApi.ts";
import { importPath, importPathItem } from "../cards/importDoor.ts";
import { importPathItems } from "../imports/importsOpenApi.ts";
import { avatarPathItem } from "../pictures/avatarDoor.ts";
import { mediaPathItem } from "../pictures/mediaDoor.ts";
import type { PathItem } from "./openapiParts.ts";

/** What takes or gives files, and so stands beside the procedures; each door describes itself. */
export function doorPaths(): Record<string, PathItem> {
  return {
    ...exportPathItems(),
    ...importPathItems(),
    [importPath]: importPathItem(),
    "/characters/{id}/avatar": avatarPathItem(),
    "/media/{hash}": mediaPathItem(),
  };
}
