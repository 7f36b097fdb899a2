import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refreshLibrary } from '@/api/queries';
import { uploads } from './uploads';

/** Lists are made again at most this often while uploads come in one after the other. */
const EVERY_MS = 1_500;

/** Shows what was uploaded in the lists that are open. */
export function useRefreshOnArrival(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = uploads.onArrival(() => {
      timer ??= setTimeout(() => {
        timer = null;
        void refreshLibrary(client);
      }, EVERY_MS);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [client]);
}
