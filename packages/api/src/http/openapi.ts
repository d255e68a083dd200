import { exportDocument } from "@personaforge/contract/export";
import { chatEvent, sendMessage, turn } from "@personaforge/contract/conversation";
import { generateOpenApiDocument } from "trpc-to-openapi";
import { exportPath } from "../exports/exportsDoor.ts";
import type { AppRouter } from "../router.ts";
import { doorPaths } from "./openapiDoors.ts";
import {
  header,
  json,
  type OpenApiDocument,
  type Operation,
  problemAnswer,
  type Responses,
  type Schema,
} from "./openapiParts.ts";
import { proceduresOf, takesRevision } from "./restRoutes.ts";

/** OpenAPI 3.1 of `/api/v1`, made from the procedures. */
export function openApiDocument(router: AppRouter): OpenApiDocument {
  const document = generateOpenApiDocument(router, {
    title: "PersonaForge",
    description: "Characters: written, versioned, published, and talked to.",
    version: "1",
    baseUrl: "/api/v1",
  });
  const paths = document.paths ?? {};
  for (const [, { meta, inputs }] of proceduresOf(router)) {
    if (meta?.openapi === undefined) continue;
    const { method, path } = meta.openapi;
    const item = paths[path] as Record<string, Operation> | undefined;
    const operation = item?.[method.toLowerCase()];
    if (operation === undefined) continue;
    correct(operation, meta.status ?? 200);
    if (method === "DELETE") takeBody(operation);
    operation.parameters = [...(operation.parameters ?? []), ...headersOf(method, inputs)];
  }
  document.components = { ...document.components, securitySchemes: { apiKey } };
  // Without accounts nobody needs a key, and with them what is public needs none.
  document.security = [{ apiKey: [] }, {}];
  paths["/conversations/{conversation_id}/messages"] = { post: messagesOperation() };
  paths[exportPath] = { get: exportOperation() };
  // A procedure and a door may stand at the same path, by other methods.
  for (const [path, item] of Object.entries(doorPaths())) paths[path] = { ...paths[path], ...item };
  return document;
}

const apiKey = {
  type: "http",
  scheme: "bearer",
  description: "An API key, `pf_live_…`, or an embed token, `pf_embed_…`",
} as const;

/** What the generator cannot know: our statuses, our error body, our headers. */
function correct(operation: Operation, status: number): void {
  const success = operation.responses?.["200"];
  const responses: Responses = { default: problemAnswer };
  if (status === 204) responses["204"] = { description: "Done" };
  else if (success !== undefined) responses[String(status)] = success;
  if (status === 201 && saysCreated(success)) {
    responses["200"] = { ...success, description: "Nothing was new, so nothing was made" };
  }
  operation.responses = responses;
  delete operation.security;
}

/**
 * The generator has a DELETE take everything in its address, where passwords do not belong. Here it
 * takes a body, as every other change.
 */
function takeBody(operation: Operation): void {
  const all = operation.parameters ?? [];
  const fields = all.flatMap((at) => ("in" in at && at.in === "query" ? [at] : []));
  if (fields.length === 0) return;
  operation.parameters = all.filter((at) => !("in" in at && at.in === "query"));
  const required = fields.filter((field) => field.required === true).map(({ name }) => name);
  const schema: Schema = {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.name, field.schema ?? {}])),
    additionalProperties: false,
    required,
  };
  const content = { "application/json": { schema } };
  operation.requestBody = { required: required.length > 0, content };
}

/** Whether an answer tells by `created` if the call made something. */
function saysCreated(response: unknown): boolean {
  return JSON.stringify(response).includes('"created":{"type":"boolean"}');
}

function headersOf(method: string, inputs: readonly unknown[]) {
  return [
    ...(method === "POST" ? [header("Idempotency-Key", "Makes a repetition harmless")] : []),
    ...(takesRevision(inputs) ? [header("If-Match", "The ETag that you last saw")] : []),
    ...(method === "GET" ? [header("If-None-Match", "Answers 304 when nothing changed")] : []),
  ];
}

function messagesOperation(): Operation {
  return {
    operationId: "conversations-send",
    summary: "Send a message; streams when text/event-stream is accepted",
    tags: ["Conversations"],
    parameters: [
      {
        name: "conversation_id",
        in: "path",
        required: true,
        schema: { type: "string", format: "uuid" },
      },
      header("Idempotency-Key", "Makes a repetition harmless"),
    ],
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: json(sendMessage.omit({ conversation_id: true })),
        },
      },
    },
    responses: {
      200: {
        description: "The character's turn, or its events",
        content: {
          "application/json": { schema: json(turn) },
          "text/event-stream": { schema: json(chatEvent) },
        },
      },
      default: problemAnswer,
    },
  };
}

function exportOperation(): Operation {
  return {
    operationId: "export-get",
    summary: "Everything of mine, as a file",
    tags: ["Account"],
    responses: {
      200: {
        description: "Streamed: whoever is cut off holds no valid JSON",
        content: { "application/json": { schema: json(exportDocument) } },
      },
      default: problemAnswer,
    },
  };
}
