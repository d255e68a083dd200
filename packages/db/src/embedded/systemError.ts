export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

/** Null for a missing file (or the codes given), so that a normal case needs no try. */
export async function orNull<T>(
  result: Promise<T>,
  codes: readonly string[] = ["ENOENT", "ENOTDIR"],
): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    if (codes.includes(errorCode(error) ?? "")) return null;
    throw error;
  }
}
