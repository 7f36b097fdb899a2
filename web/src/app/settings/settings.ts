import type { ActionFunction, Can } from '@/api/types';

/** What of the account is administered, where, and what that takes. */
export const SETTINGS = [
  { id: 'tags', to: '/settings/tags', needs: 'tag.manage' },
  { id: 'fields', to: '/settings/fields', needs: 'settings.manage' },
] as const satisfies readonly { id: string; to: string; needs: ActionFunction }[];

/** What of it somebody may administer; the rest is not shown to them. */
export function settingsOf(can: Can): (typeof SETTINGS)[number][] {
  return SETTINGS.filter(({ needs }) => can[needs]?.allowed === true);
}
