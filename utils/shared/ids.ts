/** A random id (UUID v4): says nothing about when or where it was made. */
export function newId(): string {
  return crypto.randomUUID();
}
