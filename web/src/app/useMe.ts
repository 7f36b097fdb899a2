import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery } from '@/api/queries';
import type { Me } from '@/api/types';

/** Who is signed in. Only below the shell, which is not shown to anybody else. */
export function useMe(): Me {
  return useSuspenseQuery(sessionQuery()).data;
}

export function fullName(person: { first_name: string; last_name: string; login: string }): string {
  const name = `${person.first_name} ${person.last_name}`.trim();
  return name === '' ? person.login : name;
}
