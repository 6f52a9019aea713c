import type { Card } from '../../../shared/handover.ts'
import type { SenderStanding } from '../../../shared/handover-calls.ts'
import type { KnownPerson } from '../../../shared/handover-record.ts'

/** What is to be thought of whoever signed something: known by their keys, and never by their name alone. */
export const standingOf = (
  from: Card,
  people: readonly KnownPerson[],
): { readonly sender: SenderStanding; readonly isNameOdd: boolean } => {
  const isKnown = people.some(
    ({ signKey, recipient }) => signKey === from.signKey && recipient === from.recipient,
  )
  const poses = people.some(
    ({ name, email }) =>
      likeness(name) === likeness(from.name) || (from.email !== '' && email === from.email),
  )
  const stranger = poses ? 'posing' : 'unknown'
  return { sender: isKnown ? 'known' : stranger, isNameOdd: mixesScripts(from.name) }
}

/** Two names that read the same, whatever accents and capitals they are written with. */
const likeness = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()

/** Latin letters beside Cyrillic or Greek ones in one name: how a look-alike is made. */
const mixesScripts = (name: string) =>
  /\p{Script=Latin}/u.test(name) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name)
