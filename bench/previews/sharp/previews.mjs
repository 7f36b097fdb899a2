// Three renditions of each picture, decoded once: as sharp's own documentation has it for several outputs.
import { join } from 'node:path';

import sharp from 'sharp';

const [out, ...pictures] = process.argv.slice(2);
for (const picture of pictures) {
  await sharp(picture).metadata();
  const large = await sharp(picture)
    .rotate()
    .resize(2560, 2560, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = large.info;
  await Promise.all(
    [2560, 1280, 320].map((edge) =>
      sharp(large.data, { raw: { width, height, channels } })
        .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
        .jpeg({ quality: 85, progressive: true, optimiseCoding: true })
        .toFile(join(out, `${edge}.jpg`)),
    ),
  );
}
