import { defineConfig } from "tsdown";

export default defineConfig({
  entry: ["src/client.ts"],
  format: "esm",
  platform: "neutral",
  target: "es2022",
  dts: { generator: "tsgo" },
});
