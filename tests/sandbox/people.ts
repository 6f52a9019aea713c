import { ORGANISATIONS, PEOPLE, PRACTICE, type Person, type Tenant } from './seed.ts'

/** Who can sign in, and what each may do and reach. */
export type People = {
  readonly all: () => readonly Person[]
  /** By id, by `sub`, or by full name. */
  readonly find: (idOrName: string) => Person | undefined
  /** Turns "Connect third-party add-ons" on or off; throws when nobody is called that. */
  readonly setPrivilege: (idOrName: string, on: boolean) => void
  readonly reach: (person: Person) => readonly Tenant[]
}

export const createPeople = (): People => {
  const people = new Map(PEOPLE.map((person) => [person.id, person]))
  const find = (idOrName: string) =>
    people.get(idOrName) ??
    [...people.values()].find(({ name, sub }) => name === idOrName || sub === idOrName)
  return {
    all: () => [...people.values()],
    find,
    setPrivilege: (idOrName, on) => {
      const person = find(idOrName)
      if (person === undefined) throw new Error(`Nobody at the sandbox is called ${idOrName}`)
      people.set(person.id, { ...person, privilege: on })
    },
    reach: ({ reaches }) =>
      [PRACTICE, ...ORGANISATIONS].filter(
        ({ tenantName }) => reaches === 'all' || reaches.includes(tenantName),
      ),
  }
}
