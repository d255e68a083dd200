import * as cardExport from "../../cards/export.queries.ts";
import { type Run, someId as id } from "./run.ts";

export const cardExportQueries = { cardExport };

const hash = "0".repeat(64);

export const cardExportRuns: Record<string, Run[]> = {
  "cardExport.findOriginal": [(tx) => cardExport.findOriginal(tx, hash)],
  "cardExport.ownsFile": [(tx) => cardExport.ownsFile(tx, { hash, ownerId: id })],
  "cardExport.findSavingTime": [(tx) => cardExport.findSavingTime(tx, { id, version: 1 })],
  "cardExport.findSelected": [(tx) => cardExport.findSelected(tx, { ids: [id], ownerId: id })],
};
