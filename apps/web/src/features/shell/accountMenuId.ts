export const accountMenuId = "account-menu";
