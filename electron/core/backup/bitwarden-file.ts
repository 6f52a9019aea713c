import { hash } from 'node:crypto'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { StoredApp } from '../vault/content.ts'
import type { Gathered } from './gathering.ts'
import { BITWARDEN_WORDS as WORDS } from './words.ts'

type Exportable = Pick<Gathered['backup'], 'mode' | 'secrets' | 'vault'>
type Field = { readonly name: string; readonly value: string; readonly type: 0 | 1 }

/** Bitwarden's numbers: a login, a text that is shown, and one that is hidden. */
const LOGIN = 1
const SHOWN = 0
const HIDDEN = 1

/**
 * The apps with their secrets as Bitwarden's unencrypted JSON export writes logins, which most password managers read:
 * client id as user name, secret as password. Whatever else a vault holds has no place there.
 */
export const bitwardenFile = ({ mode, secrets, vault }: Exportable, portal: string): string => {
  const folder = { id: uuidOf('folder'), name: mode === 'sandbox' ? WORDS.sandboxFolder : WORDS.folder }
  const values = new Map(secrets.map(({ account, value }) => [account, value]))
  const items = vault.apps.map((app) => {
    const { candidate, previous } = besideOf(vault, app.id)
    const held = {
      inForce: values.get(app.secretAccount ?? ''),
      candidate: values.get(candidate ?? ''),
      previous: values.get(previous ?? ''),
    }
    return itemOf(app, held, { folderId: folder.id, portal })
  })
  return `${JSON.stringify({ encrypted: false, folders: [folder], items }, null, 2)}\n`
}

/** Accounts of what lies beside the secret in force while it is being replaced. */
const besideOf = ({ rotation, rotationAccounts }: Exportable['vault'], appId: string) => {
  const open = rotation.open.find((one) => one.appId === appId)
  return rotationAccounts[open?.id ?? ''] ?? { candidate: null, previous: null }
}

type Held = Readonly<Record<'inForce' | 'candidate' | 'previous', string | undefined>>
type Around = { readonly folderId: string; readonly portal: string }

const itemOf = (app: StoredApp, held: Held, { folderId, portal }: Around) => {
  const fields: Field[] = [
    { name: WORDS.redirect, value: app.redirectUri, type: SHOWN },
    { name: WORDS.scopes, value: app.scopes.join(' '), type: SHOWN },
    ...hidden(WORDS.newSecret, held.candidate),
    ...hidden(WORDS.previousSecret, held.previous),
  ]
  const createdAt = app.secret?.createdAt ?? null
  return {
    id: uuidOf(app.id),
    organizationId: null,
    folderId,
    type: LOGIN,
    reprompt: 0,
    name: app.name,
    notes: app.note === '' ? null : app.note,
    favorite: false,
    fields,
    login: {
      uris: [{ match: null, uri: portal }],
      username: app.clientId,
      password: held.inForce ?? null,
      totp: null,
      passwordRevisionDate: createdAt === null ? null : isoOf(createdAt),
    },
    collectionIds: null,
    creationDate: isoOf(app.addedAt),
    revisionDate: isoOf(app.changedAt),
    deletedDate: null,
  }
}

const hidden = (name: string, value: string | undefined): Field[] =>
  value === undefined ? [] : [{ name, value, type: HIDDEN }]

const isoOf = (at: Instant): string => new Date(at).toISOString()

/** The same app has the same id in each file (RFC 9562, version 8: of our own making). */
const uuidOf = (id: string): string => {
  const hex = hash('sha256', `keyward export ${id}`, 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
