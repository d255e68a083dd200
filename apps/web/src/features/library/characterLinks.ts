export const editorPath = (id: string) => `/studio/c/${id}`;
export const chatPath = (id: string) => `/studio/c/${id}/chat`;
export const publicPath = (slug: string) => `/c/${slug}`;
export const versionsPath = (id: string) => `/studio/c/${id}/versions`;
