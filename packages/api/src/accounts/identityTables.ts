/** How better-auth's models and fields are called in our tables. */
export const userTable = {
  modelName: "account",
  fields: {
    emailVerified: "email_verified",
    createdAt: "created_at",
    updatedAt: "updated_at",
  },
  additionalFields: {
    // Not "required", which would have it asked of whoever signs up; a hook gives it.
    ownerId: { type: "string", required: false, input: false, fieldName: "owner_id" },
    isInstanceOwner: {
      type: "boolean",
      required: false,
      defaultValue: false,
      input: false,
      fieldName: "is_instance_owner",
    },
  },
} as const;

export const sessionTable = {
  modelName: "session",
  fields: {
    userId: "account_id",
    expiresAt: "expires_at",
    ipAddress: "ip_address",
    userAgent: "user_agent",
    createdAt: "created_at",
    updatedAt: "updated_at",
  },
  // Named here so that it survives when better-auth replaces a session by a new one.
  additionalFields: {
    workspaceId: { type: "string", required: false, input: false, fieldName: "workspace_id" },
  },
} as const;

/** Ways in: a password, or an account at a provider. */
export const loginTable = {
  modelName: "login",
  fields: {
    userId: "account_id",
    accountId: "provider_account_id",
    providerId: "provider_id",
    accessToken: "access_token",
    refreshToken: "refresh_token",
    idToken: "id_token",
    accessTokenExpiresAt: "access_token_expires_at",
    refreshTokenExpiresAt: "refresh_token_expires_at",
    createdAt: "created_at",
    updatedAt: "updated_at",
  },
} as const;

export const verificationTable = {
  modelName: "verification",
  fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
} as const;

export const twoFactorTables = {
  user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
  twoFactor: {
    modelName: "two_factor",
    fields: {
      userId: "account_id",
      backupCodes: "backup_codes",
      failedVerificationCount: "failed_verification_count",
      lockedUntil: "locked_until",
    },
  },
} as const;
