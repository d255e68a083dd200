import { DomainError } from "@personaforge/contract/errors";

/** More than one import may hold. */
export class ImportRefused extends DomainError {
  constructor(message: string, maximum: number) {
    super("IMPORT_LIMIT_EXCEEDED", message, {
      fieldErrors: [{ path: "file", code: "too_big", message, maximum }],
    });
  }
}
