/** The pages of the settings, in the order of the navigation. */
export const settingsPlaces = [
  { href: "/settings/profile", label: "Profile" },
  { href: "/settings/api-keys", label: "API keys" },
  { href: "/settings/models", label: "Models" },
  { href: "/settings/members", label: "Members" },
  { href: "/settings/audit", label: "Audit" },
  { href: "/settings/data", label: "Data" },
] as const;
