import { lazy, Suspense, useState } from 'react';
import type { Asset, Id } from '@/api/types';
import { VersionsPanel } from '@/features/assets/versions/VersionsPanel';
import { useUploads } from '@/features/uploads/useUploads';

const CompareDialog = lazy(async () => ({
  default: (await import('@/features/viewer/compare/CompareDialog')).CompareDialog,
}));

/** An asset's versions, with what brings a new one and what shows two beside each other. */
export function AssetVersions({ id }: { id: Id }) {
  const uploads = useUploads();
  const [compared, setCompared] = useState<{ asset: Asset; version: Id } | null>(null);
  return (
    <>
      <VersionsPanel
        id={id}
        onFile={(asset, files) => uploads.addVersion(files, ontoOf(asset))}
        onPick={(asset) => uploads.pickVersion(ontoOf(asset))}
        onCompare={(asset, version) => setCompared({ asset, version })}
      />
      {compared !== null && (
        <Suspense fallback={null}>
          <CompareDialog {...compared} onClose={() => setCompared(null)} />
        </Suspense>
      )}
    </>
  );
}

/** An asset as uploads know it: by the name that is shown. */
function ontoOf({ id, title }: Asset): { id: Id; name: string } {
  return { id, name: title };
}
