export type { AppRouter } from "@personaforge/api/router";
