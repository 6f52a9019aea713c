import type { Card } from '../../../shared/handover/handover.ts'
import type { Signer } from '../../../shared/handover/calls.ts'
import type { AddressBookPerson } from '../../../shared/handover/record.ts'
import { isSamePerson, personLabel } from '../../../shared/kernel/person.ts'
import type { VaultContent } from '../vault/content.ts'
import { fingerprintOf } from '../kernel/card-fingerprint.ts'
import { isOdd, isSameName, looksLike, sharesName } from './likeness.ts'

type Other = Pick<AddressBookPerson, 'name' | 'email' | 'recipient' | 'signKey'> & {
  readonly fingerprint: string | null
  readonly isMe: boolean
}

/**
 * Who signed something, and what is to be thought of it. People are known by their keys alone: a key of the address
 * book's goes by the address book's name, whatever it calls itself, and whoever uses somebody's name without their key
 * poses as them (requirement G13).
 */
export const signerOf = (from: Card, content: Pick<VaultContent, 'handovers' | 'me'>): Signer => {
  const known = knownAs(from, content)
  const alike = alikeTo(from, content)
  const isSame = known !== undefined && isSameName(known.name, from.name)
  const shown = known ?? from
  return {
    from: { name: shown.name, email: shown.email, fingerprint: fingerprintOf(from) },
    sender: isSame ? 'known' : known !== undefined || alike !== undefined ? 'posing' : 'unknown',
    posesAs:
      isSame || (known === undefined && alike === undefined)
        ? null
        : { name: alike?.name ?? from.name, isMe: alike?.isMe === true },
    claims: known === undefined || (isSame && hasMail(known, from)) ? null : personLabel(from),
    isNameOdd: isOdd(from.name),
    sharesNameWith: known === undefined && alike === undefined ? namesakeOf(from, content) : null,
  }
}

/** Whose key it is, by the address book. */
export const knownAs = (
  { signKey, recipient }: Keys,
  { handovers: { people } }: Pick<VaultContent, 'handovers'>,
) => people.find((one) => one.signKey === signKey && one.recipient === recipient)

/** Somebody else who has a key here, and for whom this one could be taken. */
export const alikeTo = (from: Card, content: Pick<VaultContent, 'handovers' | 'me'>): Other | undefined =>
  othersOf(content).find((one) => !hasKeys(one, from) && (hasOneKey(one, from) || looksLike(from, one)))

/** Somebody of the address book who may be called the same, and has another key. */
const namesakeOf = (from: Card, { handovers: { people } }: Pick<VaultContent, 'handovers'>): string | null =>
  people.find((one) => sharesName(from.name, one.name))?.name ?? null

/** How the log names whoever signed: nobody without a known key can share a line with somebody who has one. */
export const signerLabel = ({ from, sender, claims, posesAs }: Signer): string => {
  if (claims !== null || sender === 'known') return personLabel(from)
  return posesAs === null
    ? `${from.name}, key ${from.fingerprint}`
    : `Key ${from.fingerprint}, posing as ${posesAs.name}`
}

/** Everybody with a key here: the address book, and whoever uses this Keyward. */
const othersOf = ({
  handovers: { people, identity },
  me,
}: Pick<VaultContent, 'handovers' | 'me'>): Other[] => [
  ...people.map((person) => ({ ...person, isMe: false })),
  ...(me === null
    ? []
    : [
        {
          ...me,
          recipient: identity?.recipient ?? '',
          signKey: identity?.signKey ?? '',
          fingerprint: identity === null ? null : fingerprintOf(identity),
          isMe: true,
        },
      ]),
]

type Keys = Pick<Card, 'recipient' | 'signKey'>

const hasKeys = ({ recipient, signKey }: Keys, from: Keys) =>
  signKey === from.signKey && recipient === from.recipient

/** One key of somebody's beside another one: theirs was never made like that. */
const hasOneKey = ({ recipient, signKey }: Keys, from: Keys) =>
  (signKey === from.signKey) !== (recipient === from.recipient)

const hasMail = ({ email }: Pick<Card, 'email'>, from: Card) =>
  email === from.email || isSamePerson(email, from.email)
