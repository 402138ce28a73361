import { createHash } from 'node:crypto';

/** Identifiers that are the same at every making of the sample: UUIDv7 (RFC 9562, section 5.7) from a fixed day and a count. */
export function seededIds(day: string): () => string {
  const start = Date.parse(`${day}T06:00:00Z`);
  let count = 0;
  return () => {
    const time = (start + count).toString(16).padStart(12, '0');
    const rest = createHash('sha256').update(`${day}/${count++}`).digest('hex');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
  };
}
