import type { SignInOptions } from "@personaforge/api/access/openAccess";
import type { Mailer } from "@personaforge/api/accounts/mail";
import type { Env } from "./environment.ts";

/** How people sign in, by what the environment says of mail and of providers. */
export function signInOptions(
  env: Env,
  { publicUrl, mailer }: { publicUrl: string; mailer: Mailer | null },
): SignInOptions {
  return {
    publicUrl,
    mail: mailer,
    signUp: env.PF_SIGN_UP,
    providers: {
      github: client(env.GITHUB_CLIENT_ID, env.GITHUB_CLIENT_SECRET),
      google: client(env.GOOGLE_CLIENT_ID, env.GOOGLE_CLIENT_SECRET),
      oidc: oidcClient(env),
    },
  };
}

function client(clientId: string | undefined, clientSecret: string | undefined) {
  if (clientId === undefined || clientSecret === undefined) return undefined;
  return { clientId, clientSecret };
}

function oidcClient({ OIDC_ISSUER: issuer, OIDC_NAME: name, ...env }: Env) {
  const known = client(env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET);
  return known === undefined || issuer === undefined ? undefined : { ...known, issuer, name };
}
