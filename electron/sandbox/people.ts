import { ORGANISATIONS, PEOPLE, PRACTICE, type Person, type Tenant } from './seed.ts'

/** Who can sign in, and what each may do and reach. */
export type People = {
  /** Those whose login still works. */
  readonly all: () => readonly Person[]
  /** By id, by `sub`, or by full name. */
  readonly find: (idOrName: string) => Person | undefined
  /** Turns "Connect third-party add-ons" on or off; throws when nobody is called that. */
  readonly setPrivilege: (idOrName: string, on: boolean) => void
  /** Ends somebody's login: they are still known, and can no longer sign in. */
  readonly leave: (idOrName: string) => void
  readonly reach: (person: Person) => readonly Tenant[]
}

export const createPeople = (): People => {
  const people = new Map(PEOPLE.map((person) => [person.id, person]))
  const left = new Set<string>()
  const find = (idOrName: string) =>
    people.get(idOrName) ??
    [...people.values()].find(({ name, sub }) => name === idOrName || sub === idOrName)
  return {
    all: () => [...people.values()].filter(({ id }) => !left.has(id)),
    find,
    setPrivilege: (idOrName, on) => {
      const person = find(idOrName)
      if (person === undefined) throw new Error(`Nobody at the sandbox is called ${idOrName}`)
      people.set(person.id, { ...person, privilege: on })
    },
    leave: (idOrName) => {
      const person = find(idOrName)
      if (person === undefined) throw new Error(`Nobody at the sandbox is called ${idOrName}`)
      left.add(person.id)
    },
    reach: ({ reaches }) =>
      [PRACTICE, ...ORGANISATIONS].filter(
        ({ tenantName }) => reaches === 'all' || reaches.includes(tenantName),
      ),
  }
}
