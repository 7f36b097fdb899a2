/** How small frames of a film lie in one picture: row by row, the first at the top left. Sizes are pixels. */
export interface SpriteLayout {
  readonly columns: number;
  readonly frames: number;
  readonly width: number;
  readonly height: number;
}

/** The frame at a part of the film, from 0 to 1. */
export function frameAt({ frames }: SpriteLayout, part: number): number {
  return Math.min(Math.max(Math.floor(part * frames), 0), frames - 1);
}

/** How the whole picture is laid behind a box as wide as `width`, so that just that frame is seen. */
export function placeOf(
  sprite: SpriteLayout,
  frame: number,
  width: number,
): { size: string; position: string } {
  const scale = width / sprite.width;
  const rows = Math.ceil(sprite.frames / sprite.columns);
  const x = (frame % sprite.columns) * sprite.width * scale;
  const y = Math.floor(frame / sprite.columns) * sprite.height * scale;
  return {
    size: `${sprite.columns * sprite.width * scale}px ${rows * sprite.height * scale}px`,
    position: `${-x}px ${-y}px`,
  };
}
