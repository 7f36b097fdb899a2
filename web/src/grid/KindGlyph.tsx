import type { AssetKind } from '@/api/types';
import { AudioLines, File, FileText, Film, Image } from '@/ui/icons';

const GLYPHS = { picture: Image, film: Film, sound: AudioLines, document: FileText, other: File } as const;

/** The glyph of a kind of asset. Decoration: the kind stands in words beside it or in a name. */
export function KindGlyph({ kind, size = 14 }: { kind: AssetKind; size?: number }) {
  const Glyph = GLYPHS[kind];
  return <Glyph size={size} aria-hidden="true" strokeWidth={1.75} />;
}
