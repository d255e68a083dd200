import { zodResolver } from "@hookform/resolvers/zod";
import { inviteMember } from "@personaforge/contract/workspace";
import * as z from "zod";

// Compiled parsers need eval, which the content security policy refuses.
z.config({ jitless: true });

export const check = zodResolver(inviteMember);
