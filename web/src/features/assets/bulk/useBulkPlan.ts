import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { previewDescription, readAssets } from '@/api/assets';
import { queryKeys } from '@/api/keys';
import { tagsQuery } from '@/api/queries';
import type { CommonChange, DescriptionPreview, Selection } from '@/api/types';
import { idsOf } from '@/api/views';
import { treeOf } from '@/app/tagTree';
import { differenceOf, type Difference } from './difference';

/** Up to this many assets are read before they are changed, so that it is told of each what becomes other. */
const READ_WHOLE = 200;

/** How many are read to show what would change, where there are more than that. */
const SAMPLE = 12;

/** What a change of a selection would come to. */
export interface Plan {
  /** What the server says of all of them. */
  readonly preview: DescriptionPreview;
  /** What becomes of those that were read and may be edited, where something does. */
  readonly differences: readonly Difference[];
  /** Whether all were read, or only some, to be shown. */
  readonly whole: boolean;
}

/** Works out what the change would do, without changing anything. */
export function useBulkPlan(selection: Selection, count: number, change: CommonChange) {
  const queryClient = useQueryClient();
  const [read, setRead] = useState(0);
  const whole = count <= READ_WHOLE;
  const most = whole ? READ_WHOLE : SAMPLE;
  const plan = useQuery({
    queryKey: [...queryKeys.assets(), 'plan', selection, change],
    queryFn: async ({ signal }): Promise<Plan> => {
      const [preview, tags, ids] = await Promise.all([
        previewDescription(selection, change, signal),
        queryClient.query({ ...tagsQuery(), staleTime: 0 }),
        idsOf(selection, most, signal),
      ]);
      const assets = await readAssets(ids, { signal, onRead: setRead });
      const tree = treeOf(tags);
      const differences = assets
        .filter(({ can }) => can.edit?.allowed === true)
        .flatMap((asset) => differenceOf(asset, change, tree) ?? []);
      return { preview, differences, whole };
    },
    // It holds for the moment: each look is a new one, and what was looked at is not kept.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  return { ...plan, progress: Math.min(read / Math.min(count, most), 1) };
}
