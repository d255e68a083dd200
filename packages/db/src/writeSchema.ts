import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { openDatabase } from "./database.ts";
import { startCluster } from "./embedded/cluster.ts";
import { generateSchema } from "./generateSchema.ts";
import { migrate } from "./migrate.ts";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Run after a migration was added: node packages/db/src/writeSchema.ts
const dataDir = await mkdtemp(join(tmpdir(), "personaforge-schema-"));
const cluster = await startCluster({ dataDir, ephemeral: true });
const { db, close } = openDatabase({ url: cluster.url });
await migrate(db);
await writeFile(new URL("schema.gen.ts", import.meta.url), await generateSchema(db));
await close();
await cluster.stop();
await rm(dataDir, { recursive: true });
