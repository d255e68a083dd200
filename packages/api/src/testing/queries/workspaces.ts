import * as workspaces from "../../workspaces/workspaces.queries.ts";
import { type Run, someId as id } from "./run.ts";

export const workspaceRuns: Record<string, Run[]> = {
  "workspaces.listWorkspaces": [(tx) => workspaces.listWorkspaces(tx, id)],
};
