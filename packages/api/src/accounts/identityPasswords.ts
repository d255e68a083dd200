import { AsyncLocalStorage } from "node:async_hooks";
import { hashPassword } from "better-auth/crypto";

interface Hashed {
  password: string;
  hash: string;
}

const ready = new AsyncLocalStorage<Hashed>();

/**
 * Does `work` with this password hashed already. better-auth hashes a new password inside of its
 * transaction: thirty sign-ups at once then held every connection while they waited for two cores.
 */
export async function withHash<Result>(
  password: string,
  work: () => Promise<Result>,
): Promise<Result> {
  return ready.run({ password, hash: await hashPassword(password) }, work);
}

/** better-auth's own hash (scrypt, N 16384, r 16), or what is there of it. */
export function hashOnce(password: string): Promise<string> {
  const hashed = ready.getStore();
  return hashed?.password === password ? Promise.resolve(hashed.hash) : hashPassword(password);
}
