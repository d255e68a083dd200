import { problem } from "@personaforge/contract/errors";
import type { generateOpenApiDocument } from "trpc-to-openapi";
import * as z from "zod";

export type OpenApiDocument = ReturnType<typeof generateOpenApiDocument>;
export type PathItem = NonNullable<OpenApiDocument["paths"]>[string];
export type Operation = NonNullable<PathItem["get"]>;
export type Responses = NonNullable<Operation["responses"]>;
export type Schema = NonNullable<NonNullable<OpenApiDocument["components"]>["schemas"]>[string];

/** What is sent to a caller. */
export const json = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "output" }) as Schema;

/** What a caller sends: fields with a default may be absent. */
export const jsonInput = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input" }) as Schema;

export const problemAnswer = {
  description: "The error, see `code`",
  content: { "application/problem+json": { schema: json(problem) } },
};

export function header(name: string, description: string) {
  return {
    name,
    in: "header" as const,
    required: false,
    description,
    schema: { type: "string" as const },
  };
}

export function queryParameter(name: string, schema: z.ZodType, description: string) {
  return { name, in: "query" as const, required: false, description, schema: jsonInput(schema) };
}

export function pathParameter(name: string, schema: z.ZodType) {
  return { name, in: "path" as const, required: true, schema: jsonInput(schema) };
}

/** The same, or JSON with a link to the file. */
export function orLink<Body extends { content: object }>(form: Body, link: z.ZodType) {
  const content = { ...form.content, "application/json": { schema: jsonInput(link) } };
  return { ...form, content };
}

/** A form with one file and these fields. */
export function uploadBody(fields: Schema) {
  const file = { type: "string" as const, contentMediaType: "application/octet-stream" };
  const properties = { file, ...("properties" in fields && fields.properties) };
  const schema: Schema = { ...fields, properties, required: ["file"] };
  return { required: true, content: { "multipart/form-data": { schema } } };
}
