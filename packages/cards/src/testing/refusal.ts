import { CardError, type RefusalCode } from "../problem.ts";

/** The code with which this is refused; null when it is not. */
export function refusalOf(read: () => unknown): RefusalCode | null {
  try {
    read();
  } catch (error) {
    if (error instanceof CardError) return error.code;
    throw error;
  }
  return null;
}
