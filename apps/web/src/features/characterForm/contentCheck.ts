import { zodResolver } from "@hookform/resolvers/zod";
import { characterContent } from "@personaforge/contract/content";
import * as z from "zod";
import { toContent } from "./contentForm.ts";

// Compiled parsers need eval, which the content security policy refuses.
z.config({ jitless: true });

export const check = zodResolver(z.transform(toContent).pipe(characterContent));
