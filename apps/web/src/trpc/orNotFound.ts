import { notFound } from "next/navigation";
import { errorCodeOf } from "./queryClient.ts";

/** Ends in the not-found page when the address names nothing that the reader may see. */
export function orNotFound(error: unknown): never {
  const code = errorCodeOf(error);
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") notFound();
  throw error;
}
