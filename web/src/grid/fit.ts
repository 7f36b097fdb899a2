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
