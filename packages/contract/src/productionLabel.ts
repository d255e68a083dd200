// Apart from reference.ts, which would bring zod to every page that shows what is live.

/** The label that applications follow: what it points at is live. Moving it is asked about. */
export const productionLabel = "production";
