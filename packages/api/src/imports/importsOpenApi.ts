import {
  createImport,
  getImport,
  importJob,
  importRecord,
  importReportQuery,
} from "@personaforge/contract/import";
import { addImportLink, createImportLink } from "@personaforge/contract/importLink";
import {
  header,
  json,
  jsonInput,
  type Operation,
  orLink,
  type PathItem,
  pathParameter,
  problemAnswer,
  queryParameter,
  uploadBody,
} from "../http/openapiParts.ts";

const tags = ["Imports"];
const weight =
  "Counts as one change for each 16 MiB that are begun, and without Content-Length as 13.";
const id = pathParameter("id", getImport.shape.id);
const key = header("Idempotency-Key", "Makes a repetition harmless");

/** What takes files or gives streams, and so stands beside the procedures. */
export function importPathItems(): Record<string, PathItem> {
  return {
    "/imports": { post: createOperation() },
    "/imports/{id}/files": { post: filesOperation() },
    "/imports/{id}/report": { get: reportOperation() },
    "/imports/{id}/events": { get: eventsOperation() },
  };
}

const job = (description: string) => ({
  description,
  content: { "application/json": { schema: json(importJob) } },
});

/** Any number of parts `file`: an array, in the words of OpenAPI. */
function manyFiles(body: ReturnType<typeof uploadBody>) {
  const { schema } = body.content["multipart/form-data"];
  const file = { type: "array" as const, items: { type: "string" as const, format: "binary" } };
  const properties = { ...("properties" in schema && schema.properties), file };
  return { ...body, content: { "multipart/form-data": { schema: { ...schema, properties } } } };
}

function createOperation(): Operation {
  return {
    operationId: "imports-create",
    summary: "Import many files: cards, and ZIP archives of cards",
    description: weight,
    tags,
    parameters: [key],
    requestBody: orLink(manyFiles(uploadBody(jsonInput(createImport))), createImportLink),
    responses: { 201: job("Every file is stored; the work begins"), default: problemAnswer },
  };
}

function filesOperation(): Operation {
  return {
    operationId: "imports-files",
    summary: "Add files to an import that is open",
    description: weight,
    tags,
    parameters: [id, key],
    requestBody: orLink(
      manyFiles(uploadBody({ type: "object", additionalProperties: false })),
      addImportLink,
    ),
    responses: { 200: job("Every file is stored"), default: problemAnswer },
  };
}

function reportOperation(): Operation {
  return {
    operationId: "imports-report",
    summary: "What became of each file of an import, as a file",
    tags,
    parameters: [id, queryParameter("format", importReportQuery.shape.format, "json, or csv")],
    responses: {
      200: {
        description: "Streamed",
        content: {
          "application/json": { schema: json(importRecord) },
          "text/csv": { schema: { type: "string" } },
        },
      },
      default: problemAnswer,
    },
  };
}

function eventsOperation(): Operation {
  return {
    operationId: "imports-events",
    summary: "Follow an import until nothing is under way",
    tags,
    parameters: [id],
    responses: {
      200: {
        description: "The import whenever it changed, at most four times a second",
        content: { "text/event-stream": { schema: json(importJob) } },
      },
      default: problemAnswer,
    },
  };
}
