/** Which of the two chat pages this is: mine to test, or a public character's. */
export type ChatPlace = "studio" | "public";
