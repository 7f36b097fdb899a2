import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A small photograph that was taken with the camera on its side: 96 × 64 pixels in the file, 64 × 96 to look at. */
export function cameraJpeg(): Promise<Buffer> {
  return readFile(fileURLToPath(new URL('./on-its-side.jpg', import.meta.url)));
}
