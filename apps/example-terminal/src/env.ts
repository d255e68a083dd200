const { PERSONAFORGE_URL, PERSONAFORGE_API_KEY } = process.env;

/** What the environment says; undefined for what it leaves out or empty. */
export const env = {
  baseUrl: PERSONAFORGE_URL || undefined,
  apiKey: PERSONAFORGE_API_KEY || undefined,
};
