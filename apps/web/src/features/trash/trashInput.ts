/** Asks for the deleted characters; one object, so that server and browser share the key. */
export const trashInput = { limit: 40, trash: true };
