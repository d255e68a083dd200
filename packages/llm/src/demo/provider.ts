import type { ChatProvider } from "../completion.ts";
export function createDemoProvider(): ChatProvider {
  throw new Error("later");
}
