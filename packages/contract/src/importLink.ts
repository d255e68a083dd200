import * as z from "zod";
import { createImport, importCharacter } from "./import.ts";
import { limits } from "./limits.ts";

/**
 * Where the server fetches a file from, as an absolute address. It goes to public https servers alone,
 * or to the hosts of `PF_IMPORT_HOSTS`; everything else is refused with URL_NOT_ALLOWED.
 */
export const link = z
  .string({ error: "Send the file as multipart/form-data, or a link to it as url." })
  .max(limits.link, { error: `A link has at most ${limits.link} characters.` })
  .refine((text) => URL.canParse(text), {
    error: "This is no address. One begins with https://.",
  });

/** The JSON body of `POST /characters/import`: a link instead of a file. */
export const importCharacterLink = importCharacter.extend({ url: link });

/** The JSON body of `POST /imports`: a link to a card, or to a ZIP archive of cards. */
export const createImportLink = createImport.extend({
  url: link,
  dry_run: z.boolean().optional(),
  open: z.boolean().optional(),
});
export type CreateImportLink = z.infer<typeof createImportLink>;

/** The JSON body of `POST /imports/{id}/files`. */
export const addImportLink = z.strictObject({ url: link });
