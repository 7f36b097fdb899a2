import { thumbHashToDataURL } from 'thumbhash';

/** How many are kept drawn: more than a screen of the smallest tiles. */
const KEPT = 500;

const drawn = new Map<string, string>();

/** The blurred picture of a placeholder as an address, and null for what is no placeholder. */
export function placeholderUrl(hash: string): string | null {
  const known = drawn.get(hash);
  if (known !== undefined) return known;
  const url = draw(hash);
  if (url === null) return null;
  if (drawn.size >= KEPT) drawn.delete(drawn.keys().next().value ?? '');
  drawn.set(hash, url);
  return url;
}

/** The fewest bytes that a ThumbHash has. */
const LEAST = 5;

function draw(hash: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0));
    return bytes.length < LEAST ? null : thumbHashToDataURL(bytes);
  } catch {
    return null;
  }
}
