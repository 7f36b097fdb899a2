/** Formats by the endings of file names that promise them. */
const PROMISED: Readonly<Record<string, readonly string[]>> = {
  JPEG: ['jpg', 'jpeg'],
  PNG: ['png'],
  GIF: ['gif'],
  TIFF: ['tif', 'tiff'],
  WebP: ['webp'],
  HEIC: ['heic', 'heif'],
  AVIF: ['avif'],
  SVG: ['svg'],
  BMP: ['bmp'],
  Photoshop: ['psd', 'psb'],
  PDF: ['pdf'],
  MP4: ['mp4', 'm4v'],
  QuickTime: ['mov'],
  Matroska: ['mkv'],
  WebM: ['webm'],
  AVI: ['avi'],
  MXF: ['mxf'],
  MP3: ['mp3'],
  WAV: ['wav'],
  FLAC: ['flac'],
  Word: ['docx', 'doc'],
  Excel: ['xlsx', 'xls'],
  PowerPoint: ['pptx', 'ppt'],
};

/** The format that the name of a file promises, as people call it; null where it promises none that is known. */
export function promisedFormat(fileName: string): string | null {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  if (ending === undefined) return null;
  return Object.keys(PROMISED).find((format) => PROMISED[format]?.includes(ending)) ?? null;
}
