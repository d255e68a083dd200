import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { lintSource } from "@secretlint/core";
import { rules } from "@secretlint/secretlint-rule-preset-recommend";
import { root } from "../runner/stages.ts";

/** Texts that look like a secret and are none. A finding that is not listed fails, and so does one that is gone. */
export const lookalikes = [
  {
    path: "apps/server/src/env.test.ts",
    rule: "database-connection-string",
    why: "An address of another kind of database, to be refused.",
  },
  {
    path: "apps/server/src/store.test.ts",
    rule: "database-connection-string",
    why: "A made-up password that must not be printed.",
  },
  {
    path: "e2e/process.spec.ts",
    rule: "database-connection-string",
    why: "A made-up password that must not be printed; nothing listens there.",
  },
] as const;

// The preset would take a comment in a file as leave to say nothing about that file.
const config = {
  rules: rules
    .filter(({ meta }) => !meta.id.endsWith("-filter-comments"))
    .map((rule) => ({ id: rule.meta.id, rule })),
};

/** The rules that find something in the text, by their short names. */
export async function secretsIn(path: string, content: string): Promise<string[]> {
  const source = { filePath: path, content, ext: extname(path), contentType: "text" as const };
  const options = { config, maskSecrets: true, noPhysicFilePath: true };
  const { messages } = await lintSource({ source, options });
  return messages.map(({ ruleId }) => ruleId.replace("@secretlint/secretlint-rule-", ""));
}

/** Every file of the repository, those that are about to be added too. */
export function repositoryFiles(): string[] {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  const listed = execFileSync("git", list, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 24 });
  return listed.split("\0").filter((path) => path !== "");
}

/** The text of a file; nothing of a picture or a font, or of a file that was just deleted. */
export function textOf(path: string): string {
  const bytes = existsSync(join(root, path)) ? readFileSync(join(root, path)) : Buffer.of();
  return bytes.includes(0) ? "" : bytes.toString("utf8");
}
