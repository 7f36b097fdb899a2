/** The people of the demonstration by their logins; `crates/cli/src/demo/story` says who may do what. */
export const PEOPLE = {
  ada: 'Ada Lindqvist',
  ben: 'Ben Okafor',
  clara: 'Clara Moreno',
  david: 'David Rosen',
  emi: 'Emi Tanaka',
  farid: 'Farid Haddad',
  greta: 'Greta Voss',
  hugo: 'Hugo Lemaire',
  ines: 'Ines Carvalho',
  jonas: 'Jonas Berg',
} as const;

export type Login = keyof typeof PEOPLE;

export const PASSWORD = 'paper boats at dusk';
