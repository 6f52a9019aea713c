import type { ImportEntry, NoEntry } from './entry.ts'
import { epochOf, type Foreign, isObject, isYes, listOf, objectOf, textOf } from './foreign-value.ts'

type Entries = readonly (ImportEntry | NoEntry)[]
type Field = ImportEntry['fields'][number]

/** Enpass, Keeper and Proton Pass as JSON: the entries, those that are odd or in the bin as that; `null` for other JSON. */
export const readOtherJson = (root: Foreign): Entries | null => {
  if (isObject(root['vaults'])) return readProton(root['vaults'])
  if (Array.isArray(root['records']))
    return root['records'].map((one) => (isObject(one) ? ofKeeper(one) : 'odd'))
  const { items } = root
  if (Array.isArray(items) && items.some((one) => Array.isArray(objectOf(one)['fields'])))
    return items.map((one) => {
      if (!isObject(one)) return 'odd'
      return isYes(one['trashed']) ? 'inBin' : ofEnpass(one, folderNames(root))
    })
  return null
}

const EMPTY = {
  title: '',
  where: '',
  username: '',
  password: '',
  fields: [],
  notes: '',
  urls: [],
  changedAt: null,
  secretChangedAt: null,
  isArchived: false,
} as const satisfies ImportEntry

const filled = (texts: readonly string[]) => texts.filter((text) => text !== '')

/** Proton Pass (proton.me/support/pass-export): vaults by id, each with items whose `data` says what they are. */
const readProton = (vaults: Foreign): Entries =>
  Object.values(vaults)
    .map(objectOf)
    .flatMap((vault) =>
      listOf(vault['items']).map((item) => {
        if (!isObject(item)) return 'odd'
        return item['state'] === IN_BIN ? 'inBin' : ofProton(item, textOf(vault['name']))
      }),
    )
const IN_BIN = 2

const ofProton = (item: Foreign, where: string): ImportEntry => {
  const data = objectOf(item['data'])
  const metadata = objectOf(data['metadata'])
  const content = objectOf(data['content'])
  const extra = [
    ...listOf(data['extraFields']),
    ...listOf(content['sections']).flatMap((section) => listOf(objectOf(section)['sectionFields'])),
  ].map(objectOf)
  return {
    ...EMPTY,
    title: textOf(metadata['name']),
    where,
    username: textOf(content['itemUsername']) || textOf(content['username']) || textOf(content['itemEmail']),
    password: textOf(content['password']),
    fields: extra.map((field) => ({
      name: textOf(field['fieldName']),
      value: textOf(objectOf(field['data'])['content']),
    })),
    notes: textOf(metadata['note']),
    urls: filled(listOf(content['urls']).map(textOf)),
    changedAt: epochOf(item['modifyTime']),
  }
}

/** Keeper (docs.keeper.io, "JSON import"): custom fields as `"$text:Label:1": "value"` or `"Label": "value"`. */
const ofKeeper = (record: Foreign): ImportEntry => ({
  ...EMPTY,
  title: textOf(record['title']),
  where: textOf(objectOf(listOf(record['folders'])[0])['folder']) || sharedFolder(record),
  username: textOf(record['login']),
  password: textOf(record['password']),
  fields: Object.entries(objectOf(record['custom_fields'])).map(([name, value]): Field => {
    const [, label, type] = /^\$([a-zA-Z]+)(?::([^:]*))?(?::\d+)?$/u.exec(name) ?? []
    return { name: label === undefined ? name : (type ?? label), value: textOf(value) }
  }),
  notes: textOf(record['notes']),
  urls: filled([textOf(record['login_url'])]),
  changedAt: epochOf(record['last_modified']),
})

const sharedFolder = (record: Foreign) => textOf(objectOf(listOf(record['folders'])[0])['shared_folder'])

/** Enpass (support.enpass.io, "Export"): everything is a field with a label and a type. */
const ofEnpass = (item: Foreign, folders: ReadonlyMap<string, string>): ImportEntry => {
  const fields = listOf(item['fields'])
    .map(objectOf)
    .filter((field) => !isYes(field['deleted']))
    .map((field) => ({
      type: textOf(field['type']),
      name: textOf(field['label']),
      value: textOf(field['value']),
      at: epochOf(field['value_updated_at']),
    }))
    .filter(({ value }) => value !== '')
  const first = (...types: readonly string[]) => fields.find(({ type }) => types.includes(type))
  const password = first('password')
  return {
    ...EMPTY,
    title: textOf(item['title']),
    where: folders.get(textOf(listOf(item['folders'])[0])) ?? '',
    username: first('username', 'email')?.value ?? '',
    password: password?.value ?? '',
    fields: fields.map(({ name, value }) => ({ name, value })),
    notes: textOf(item['note']),
    urls: filled([first('url')?.value ?? '']),
    changedAt: epochOf(item['updated_at']),
    secretChangedAt: password?.at ?? null,
    isArchived: isYes(item['archived']),
  }
}

const folderNames = (root: Foreign) =>
  new Map(
    listOf(root['folders'])
      .map(objectOf)
      .map(({ uuid, title }) => [textOf(uuid), textOf(title)]),
  )
