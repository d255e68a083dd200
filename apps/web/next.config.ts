import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Without this `next dev` writes instruction files for coding agents into the repository.
  agentRules: false,
  transpilePackages: [
    "@personaforge/client",
    "@personaforge/contract",
    "@personaforge/diff",
    "@personaforge/prompt",
  ],
  images: { unoptimized: true },
  // `npm test` checks the types of every package; a second check here would only cost build time.
  typescript: { ignoreBuildErrors: true },
};

export default config;
