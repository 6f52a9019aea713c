import type { AddressBookPerson, MadeRequest } from '../../../shared/handover/record.ts'
import type { Part } from '../undo/part.ts'
import type { VaultContent } from '../vault/content.ts'

type Lists = { readonly people: AddressBookPerson; readonly asked: MadeRequest }

/**
 * Whether something is on a list: itself, or `null` where it has been taken off. What is put back comes last, and only
 * where nothing that `isIt` stands there meanwhile.
 */
export const withoutOne = <List extends keyof Lists>(
  list: List,
  id: string,
  isIt: (one: Lists[List]) => boolean = (one) => one.id === id,
): Part<Lists[List] | null> => {
  const listIn = ({ handovers }: VaultContent) =>
    handovers[list] as readonly unknown[] as readonly Lists[List][]
  return {
    read: (content) => listIn(content).find(isIt) ?? null,
    write: (content, one) => ({
      ...content,
      handovers: {
        ...content.handovers,
        [list]: [...listIn(content).filter((other) => other.id !== id), ...(one === null ? [] : [one])],
      },
    }),
  }
}
