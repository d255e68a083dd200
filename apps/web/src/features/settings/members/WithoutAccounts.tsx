import { SettingsPage } from "../SettingsPage.tsx";

/** What the page says on an installation for one person. */
export function WithoutAccounts() {
  return (
    <SettingsPage title="Members">
      <p className="max-w-2xl text-muted text-pretty">
        This installation is for one person: whoever uses this machine is its owner, without a
        password, and nobody else gets in. To work with others, start PersonaForge with{" "}
        <code>PF_AUTH=accounts</code>. Its first start prints a link that makes you the owner, with
        everything you have made here; then you can make workspaces and invite people, each with a
        role.
      </p>
    </SettingsPage>
  );
}
