// Compiles one prompt in a process that has done nothing before, and says what that took.
const loading = process.cpuUsage();
const begun = performance.now();
const { tokenCounter } = await import("@personaforge/api/prompts/countTokens");
const { compile } = await import("@personaforge/prompt/compile");
const { conversationWriter, inputOf } = await import("./conversations.ts");
const count = await tokenCounter();
const loaded = spent(loading, begun);

const write = conversationWriter(Number(process.argv[2]));
const costs = [write(), write()].map((conversation) => {
  const before = process.cpuUsage();
  const start = performance.now();
  compile(inputOf(conversation, { target: "openai", count }));
  return spent(before, start);
});
console.log(JSON.stringify({ loaded, first: costs[0], second: costs[1] }));

function spent(before: NodeJS.CpuUsage, start: number) {
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1_000, wall: performance.now() - start };
}
