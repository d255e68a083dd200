import { parse } from "bowser";

/** `Firefox on Linux`, from what a browser or a program calls itself; its own words if they say less. */
export function agentWords(userAgent: string | null): string {
  if (userAgent === null || userAgent.trim() === "") return "Unknown browser";
  const { browser, os } = parse(userAgent);
  const { name } = browser;
  if (name === undefined || name === "") return userAgent;
  return os.name === undefined || os.name === "" ? name : `${name} on ${os.name}`;
}
