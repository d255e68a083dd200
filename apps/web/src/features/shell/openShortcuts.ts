export const shortcutsId = "shortcuts";

export function openShortcuts() {
  const sheet = document.getElementById(shortcutsId);
  if (sheet instanceof HTMLDialogElement && !sheet.open) sheet.showModal();
}
