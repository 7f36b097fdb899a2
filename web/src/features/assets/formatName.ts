/** What a format is called by people, where its media type does not say it. */
const NAMES: Readonly<Record<string, string>> = {
  'application/mxf': 'MXF',
  'application/msword': 'Word',
  'application/pdf': 'PDF',
  'application/vnd.ms-excel': 'Excel',
  'application/vnd.ms-powerpoint': 'PowerPoint',
  'application/vnd.oasis.opendocument.presentation': 'OpenDocument',
  'application/vnd.oasis.opendocument.spreadsheet': 'OpenDocument',
  'application/vnd.oasis.opendocument.text': 'OpenDocument',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'audio/aac': 'AAC',
  'audio/mp4': 'M4A',
  'audio/mpeg': 'MP3',
  'audio/opus': 'Opus',
  'audio/x-ms-wma': 'WMA',
  'image/jp2': 'JPEG 2000',
  'image/jxl': 'JPEG XL',
  'image/svg+xml': 'SVG',
  'image/vnd.adobe.photoshop': 'Photoshop',
  'image/webp': 'WebP',
  'image/x-exr': 'OpenEXR',
  'text/plain': 'Text',
  'video/mp2t': 'MPEG-TS',
  'video/mpeg': 'MPEG',
  'video/quicktime': 'QuickTime',
  'video/webm': 'WebM',
  'video/x-flv': 'Flash',
  'video/x-matroska': 'Matroska',
  'video/x-ms-asf': 'Windows Media',
  'video/x-msvideo': 'AVI',
};

/** Media types that say nothing of a format. */
const UNKNOWN = /octet-stream|^$/;

/** What people call the format of a media type, such as JPEG; null where it has no name that they would know. */
export function formatName(mediaType: string): string | null {
  const [type = ''] = mediaType.split(';');
  const known = NAMES[type];
  if (known !== undefined) return known;
  const word = (type.split('/')[1] ?? '').replace(/^x-/, '');
  return UNKNOWN.test(word) || !/^[a-z0-9]{2,5}$/.test(word) ? null : word.toUpperCase();
}
