import { recordBefore, recordInForce } from './held.ts'
import type { VaultContent } from '../vault/content.ts'

/** An entry of the keychain that the records name: what it is, and whose. */
export type Entry = {
  readonly account: string
  readonly what: 'clientSecret' | 'previousSecret' | 'newSecret' | 'ownKeys' | 'other'
  /** Of the app whose secret it is; empty where it is no app's. */
  readonly appId: string
  readonly app: string
  readonly clientId: string
  /** That of the secret that was put there, where it is known. */
  readonly fingerprint: string | null
}

/**
 * Every account that a record names, those of records that wait to be read again among them. An account that is only
 * reserved holds nothing of anybody's.
 */
export const entriesOf = ({
  apps,
  rotation,
  rotationAccounts,
  handovers,
  secretAccounts,
  setAside,
}: Pick<
  VaultContent,
  'apps' | 'rotation' | 'rotationAccounts' | 'handovers' | 'secretAccounts' | 'setAside'
>): Entry[] => {
  const entries = new Map<string, Entry>()
  const add = (account: string | null, what: Entry['what'], appId = '', fingerprint?: string) => {
    const app = apps.find(({ id }) => id === appId)
    if (account !== null && !entries.has(account))
      entries.set(account, {
        account,
        what,
        appId,
        app: app?.name ?? '',
        clientId: app?.clientId ?? '',
        fingerprint: fingerprint ?? null,
      })
  }
  for (const { id, secretAccount } of apps)
    add(secretAccount, 'clientSecret', id, recordInForce(rotation, id)?.fingerprint)
  for (const [rotationId, { candidate, previous }] of Object.entries(rotationAccounts)) {
    const open = rotation.open.find(({ id }) => id === rotationId)
    add(candidate, 'newSecret', open?.appId, open?.candidate?.fingerprint)
    add(
      previous,
      'previousSecret',
      open?.appId,
      open === undefined ? undefined : recordBefore(rotation, open)?.fingerprint,
    )
  }
  if (handovers.identity !== null) add(handovers.identity.account, 'ownKeys')
  for (const { account } of handovers.former) add(account, 'ownKeys') // perhaps only not shown, and not to be had again
  for (const account of secretAccounts)
    if (setAside.some(({ text }) => text.includes(account))) add(account, 'other')
  return [...entries.values()]
}
