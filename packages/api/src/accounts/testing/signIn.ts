import {
  type AccountsApi,
  type Credential,
  password,
  type Person,
} from "../../testing/accountsApi.ts";

/** Signs somebody in who has an account, as from another browser. */
export async function signIn(
  api: AccountsApi,
  { email }: Person,
  headers: Record<string, string> = {},
): Promise<Credential> {
  const answer = await api.send("POST", "/api/auth/sign-in/email", {
    body: { email, password },
    headers,
  });
  if (answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.body.code}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return { cookie };
}
