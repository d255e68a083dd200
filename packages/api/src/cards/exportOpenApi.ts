import { exportCard, exportCards, lossesHeader } from "@personaforge/contract/cardExport";
import {
  header,
  jsonInput,
  type PathItem,
  pathParameter,
  problemAnswer,
  queryParameter,
} from "../http/openapiParts.ts";

const fileTypes = [
  "application/json",
  "image/png",
  "application/zip",
  "text/markdown",
  "application/octet-stream",
];

const file = (type: string) => ({ schema: { type: "string" as const, contentMediaType: type } });

/** What the doors of exports say of themselves, by path. */
export function exportPathItems(): Record<string, PathItem> {
  return { "/characters/{id}/export": { get: one() }, "/characters/export": { post: many() } };
}

function one(): NonNullable<PathItem["get"]> {
  const { id, version, label, format } = exportCard.shape;
  return {
    operationId: "cards-export",
    summary: "Export a character as a card file",
    tags: ["Cards"],
    parameters: [
      pathParameter("id", id),
      queryParameter("format", format, "`original` is the imported file, for members"),
      queryParameter("version", version, "The newest one unless given"),
      queryParameter("label", label, "The version that it points at"),
      header("If-None-Match", "Answers 304 when nothing changed"),
    ],
    responses: {
      200: {
        description: "The file",
        headers: {
          "Content-Disposition": {
            description: "Its name",
            schema: { type: "string" },
          },
          [lossesHeader]: {
            description:
              "How many fields the format has no place for; `…/export/losses` lists them",
            schema: { type: "integer" },
          },
        },
        content: Object.fromEntries(fileTypes.map((type) => [type, file(type)])),
      },
      default: problemAnswer,
    },
  };
}

function many(): NonNullable<PathItem["post"]> {
  return {
    operationId: "cards-exportMany",
    summary: "Export several characters as a ZIP of card files",
    tags: ["Cards"],
    requestBody: {
      required: true,
      content: { "application/json": { schema: jsonInput(exportCards) } },
    },
    responses: {
      200: {
        description:
          "Streamed: one file for each character, and `losses.json` with what each of them does not hold",
        content: { "application/zip": file("application/zip") },
      },
      default: problemAnswer,
    },
  };
}
