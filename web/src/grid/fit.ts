export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest size of the picture's shape that the box holds. A picture whose shape is not known takes the box. */
export function fit(picture: { width: number | null; height: number | null }, box: Size): Size {
  if (!picture.width || !picture.height) return box;
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  return {
    width: Math.max(Math.round(picture.width * scale), 1),
    height: Math.max(Math.round(picture.height * scale), 1),
  };
}

/** As `fit`, but never larger than the picture's own pixels, of which `ratio` go into one of the page's. */
export function fitWithin(picture: Size, box: Size, ratio: number): Size {
  const own = { width: picture.width / ratio, height: picture.height / ratio };
  return fit(picture, { width: Math.min(box.width, own.width), height: Math.min(box.height, own.height) });
}
