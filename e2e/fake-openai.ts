import { parseArgs } from "node:util";
import { startFakeOpenai } from "@personaforge/llm/fakeOpenai/server";
import { script } from "@personaforge/llm/fakeOpenai/script";

// The scripted model server, alone, for trying things by hand:
//   node e2e/fake-openai.ts --port 4010
//   OPENAI_BASE_URL=http://127.0.0.1:4010/v1 OPENAI_MODEL=stall npm start
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4010" },
    "token-delay": { type: "string", default: "33" },
    key: { type: "string" },
  },
});

const server = await startFakeOpenai({
  port: Number(values.port),
  tokenDelay: Number(values["token-delay"]),
  ...(values.key === undefined ? {} : { apiKey: values.key }),
});
for (const [model, does] of Object.entries(script)) console.log(`${model.padEnd(18)} ${does}`);
console.log(`\nOPENAI_BASE_URL=${server.url}`);

process.once("SIGINT", () => void server.close());
