import { zodResolver } from "@hookform/resolvers/zod";
import { createApiKey } from "@personaforge/contract/apiKey";
import * as z from "zod";
import { toNewKey } from "./createKeyForm.ts";

// Compiled parsers need eval, which the content security policy refuses.
z.config({ jitless: true });

export const check = zodResolver(z.transform(toNewKey).pipe(createApiKey));
