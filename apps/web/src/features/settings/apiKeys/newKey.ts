import { createApiKey } from "@personaforge/contract/apiKey";
import * as z from "zod";
import { toNewKey } from "./createKeyForm.ts";

/** What the form holds, as the contract wants it. */
export const newKey = z.transform(toNewKey).pipe(createApiKey);
