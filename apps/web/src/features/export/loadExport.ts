/** The dialog comes with the first click that needs it. */
export const loadExport = () => import("./ExportDialog.tsx").then((module) => module.ExportDialog);

export const loadExportMany = () =>
  import("./ExportManyDialog.tsx").then((module) => module.ExportManyDialog);
