import type { JsonObject } from "../document.ts";
import { isObject } from "../json.ts";

/** Fields whose whole value is secret, by their names in lower case without signs. */
const vaults = new Set([
  "secret",
  "secrets",
  "credential",
  "credentials",
  "cookies",
  "env",
  "customheaders",
  "toolexecenvironmentvariables",
]);
const secretName =
  /(?:apikey|apisecret|secret|secretkey|clientsecret|password|passwd|passphrase|privatekey|accesskey|signingkey|encryptionkey|mnemonic|seedphrase|credentials?|cookies?|authorization|connectionstring|bearer|webhook|webhookurl|databaseurl|postgresurl)$/;
/** Tokens of text models are no keys. */
const tokenName =
  /(?<!bos|eos|pad|unk|sep|cls|stop|start|end|mask|special|think|first|last|image)token$/;
/** Names of environment variables; the key of a public key pair may be seen. */
const keyVariable = /^(?!.*PUBLIC)[A-Z0-9_]+_KEY$/;
/** Values that are a key and nothing else, whatever their field is called. */
const secretValue =
  /^(?:sk-[\w-]{16,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abpr]-[\w-]{10,}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,}|hf_\w{20,}|gsk_\w{20,}|\d{8,10}:[\w-]{35}|-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*)$/;

/** Schemas of tools name the fields that a model fills in. They hold no values. */
const schemas = new Set(["json_schema", "args_json_schema", "json_schemas"]);

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

const filled = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : value !== null && value !== "";
};

function isSecret(name: string, value: unknown): boolean {
  const plain = plainName(name);
  if (vaults.has(plain)) return filled(value);
  if (typeof value !== "string" || value === "") return false;
  return (
    secretName.test(plain) ||
    tokenName.test(plain) ||
    keyVariable.test(name) ||
    secretValue.test(value.trim())
  );
}

/** A copy without secrets; the value itself when there is nothing to take away. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => withoutSecrets(item));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isObject(value)) return value;
  let changed = false;
  const fields = Object.entries(value).flatMap(([name, field]): [string, unknown][] => {
    if (isSecret(name, field)) {
      changed = true;
      return [];
    }
    const clean = schemas.has(name) ? field : withoutSecrets(field);
    changed ||= clean !== field;
    return [[name, clean]];
  });
  return changed ? Object.fromEntries(fields) : value;
}

/** The document without keys, passwords and tokens; null when it holds none. */
export function strip(value: JsonObject): JsonObject | null {
  const clean = withoutSecrets(value);
  return clean === value || (!isObject(clean) && !Array.isArray(clean))
    ? null
    : (clean as JsonObject);
}
