import type { ImportRefusal } from '../../../shared/import/refusal.ts'
import type { ImportEntry, NoEntry } from './entry.ts'
import { epochOf, type Foreign, isObject, isYes, listOf, objectOf, textOf } from './foreign-value.ts'

/** The newest version of the format that this reads (support.1password.com/1pux-format). */
const VERSION = 3
/** Values of a field that are text somebody typed; a reference, a date or a code that changes is none. */
const TEXTS = ['concealed', 'string', 'url', 'menu'] as const

/** The version that `export.attributes` names is one that this Keyward reads. */
export const objectionToAttributes = (root: unknown): ImportRefusal | null => {
  const { version } = objectOf(root)
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return 'damaged'
  return version > VERSION ? 'newer' : null
}

/** The entries of `export.data`, those that are odd or in the bin as that; `null` where it is not what 1Password writes. */
export const readOnePassword = (root: unknown): (ImportEntry | NoEntry)[] | null => {
  const { accounts } = objectOf(root)
  if (!Array.isArray(accounts)) return null
  return accounts
    .flatMap((account) => listOf(objectOf(account)['vaults']))
    .map(objectOf)
    .flatMap(({ attrs, items }) =>
      listOf(items).map((item) => {
        if (!isObject(item)) return 'odd'
        return isInBin(item) ? 'inBin' : entryOf(item, textOf(objectOf(attrs)['name']))
      }),
    )
}

/** The first version says `trashed`, the later ones a state. */
const isInBin = ({ trashed, state }: Foreign) =>
  isYes(trashed) || /^(?:trashed|deleted|trash)$/iu.test(textOf(state))

const entryOf = (item: Foreign, where: string): ImportEntry => {
  const details = objectOf(item['details'])
  const overview = objectOf(item['overview'])
  const logins = listOf(details['loginFields']).map(objectOf)
  const login = (designation: string) =>
    textOf(logins.find((field) => field['designation'] === designation)?.['value'])
  const others = logins
    .filter(({ designation }) => designation !== 'username' && designation !== 'password')
    .map(({ name, value }) => ({ name: textOf(name), value: textOf(value) }))
  const fields = listOf(details['sections'])
    .flatMap((section) => listOf(objectOf(section)['fields']))
    .map(objectOf)
    .map(({ title, id, value }) => ({
      title: textOf(title),
      id: textOf(id),
      value: fieldText(objectOf(value)),
    }))
  const named = (id: string) => fields.find((field) => field.id === id)?.value ?? ''
  // An API credential keeps its two in fields of its own; their ids are the same in every language
  const [username, password] = [
    login('username') || named('username'),
    login('password') || textOf(details['password']) || named('credential'),
  ]
  return {
    title: textOf(overview['title']),
    where,
    username,
    password,
    fields: [...others, ...fields.map(({ title, id, value }) => ({ name: title || id, value }))].filter(
      ({ value }) => value !== '',
    ),
    notes: textOf(details['notesPlain']),
    urls: [overview['url'], ...listOf(overview['urls']).map((one) => objectOf(one)['url'])]
      .map(textOf)
      .filter((url) => url !== ''),
    changedAt: epochOf(item['updatedAt']),
    secretChangedAt: null,
    expiresAt: expiryOf(details),
    isArchived: /^archived?$/iu.test(textOf(item['state'])),
  }
}

/** By when an API credential expires: a field of its own, whose id is the same in every language. */
const expiryOf = (details: Foreign) => {
  const field = listOf(details['sections'])
    .flatMap((section) => listOf(objectOf(section)['fields']))
    .map(objectOf)
    .find(({ id }) => id === 'expires')
  return epochOf(objectOf(field?.['value'])['date'])
}

const fieldText = (value: Foreign): string =>
  TEXTS.map((kind) => textOf(value[kind])).find((text) => text !== '') ?? ''
