import { OpenAI } from "openai";
import type { Upstream } from "./openai.ts";

/**
 * The SDK, cut off from everything but its arguments. Left alone it reads seven variables of the
 * environment, retries, logs to the console and follows redirects, which would carry the
 * conversation to an address nobody configured.
 */
export function createClient(upstream: Upstream): OpenAI {
  return new OpenAI({
    // The SDK insists on a key; `send` below decides what really goes out.
    apiKey: upstream.apiKey ?? "none",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: upstream.baseUrl,
    maxRetries: 0,
    timeout: upstream.limits.total,
    logLevel: "off",
    fetch: send(upstream.apiKey),
  });
}

/** Sends our own headers only: the SDK would add facts about this machine, and OPENAI_CUSTOM_HEADERS. */
function send(apiKey: string | null) {
  const headers: Record<string, string> = {
    accept: "text/event-stream, application/json",
    "content-type": "application/json",
    "user-agent": "personaforge",
  };
  if (apiKey !== null) headers["authorization"] = `Bearer ${apiKey}`;
  return (url: string | URL | Request, init?: RequestInit) =>
    fetch(url, { ...init, headers, redirect: "manual" });
}
