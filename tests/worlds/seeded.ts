import { EMPTY_VAULT, type VaultContent } from '../../electron/core/vault/content.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { HOUR } from '../../shared/kernel/instant.ts'
import { isSecretApp, type SecretApp } from '../../shared/apps/xero-app.ts'
import type { SecretRecord } from '../../shared/rotation/rotation.ts'
import { fingerprintSecret } from '../../electron/core/secrets/fingerprint.ts'
import type { Records } from '../../electron/core/ports/records.ts'
import type { Connection } from '../../shared/connections/connection.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { ListedConnection } from '../../electron/core/ports/xero.ts'
import { fakeKeychain, fakeRecords, fakeXero, tokens } from './fakes.ts'

/** What a vault is seeded with: records as a snapshot shows them, of which the rest is left to the vault. */
export type Seed = Pick<
  Snapshot,
  'apps' | 'signIns' | 'connections' | 'lastFullCheck' | 'openCheck' | 'me' | 'rotation'
>

const accountOf = (appId: string) => `secret of ${appId}`
const accessOf = (signInId: string) => `access of ${signInId}`
const refreshOf = (signInId: string) => `refresh of ${signInId}`

/** The secret of an app of a seeded vault; it is nobody's. */
export const seededSecret = (appId: string) => `sample-${appId}-not-a-real-secret`

/** As Xero lists it. */
export const rowOf = (one: Connection): ListedConnection => ({
  id: one.connectionId,
  authEventId: one.authEventId,
  tenantId: one.tenantId,
  tenantType: one.tenantType,
  tenantName: one.tenantName,
  createdAt: one.createdAt,
  updatedAt: one.updatedAt,
})

/**
 * A vault that holds these records, its keychain, and a Xero that lists to each person what their sign-in reaches.
 * Apps whose secret is missing have none in the keychain. `also` is what else the sealed file holds.
 */
export const seeded = (seed: Seed, now: number, also: Partial<VaultContent> = {}) => {
  const { apps, signIns, connections, lastFullCheck, openCheck, me, rotation } = seed
  const keychain = fakeKeychain()
  const records = fakeRecords()
  const stored = apps.filter(isSecretApp)
  for (const { id, secret } of stored) {
    if (secret.state === 'stored') keychain.entries.set(accountOf(id), seededSecret(id))
    if (secret.state === 'altered')
      keychain.entries.set(accountOf(id), `${seededSecret(id)}-put-there-by-others`)
  }
  const live = signIns.filter(({ state }) => state.kind === 'live')
  const content: VaultContent = {
    ...EMPTY_VAULT,
    signIns,
    connections,
    lastFullCheck,
    openCheck,
    me,
    rotation: { ...rotation, records: [...rotation.records, ...stored.map((app) => recordOf(app, records))] },
    seenAt: now - HOUR,
    apps: apps.map((app) => ({ ...app, secretAccount: app.secret === null ? null : accountOf(app.id) })),
    secretAccounts: stored.map(({ id }) => accountOf(id)),
    tokens: Object.fromEntries(
      live.map(({ id }) => [
        id,
        { accessToken: accessOf(id), accessEndsAt: now + HOUR, refreshToken: refreshOf(id) },
      ]),
    ),
    ...also,
  }
  records.alter(() => content)
  return { keychain, records, xero: knowing(seed) }
}

export type Seeded = ReturnType<typeof seeded>

/** By which its secret is known again. */
const recordOf = (app: SecretApp, { deriveKey }: Pick<Records, 'deriveKey'>): SecretRecord => ({
  appId: app.id,
  fingerprint: fingerprintSecret(deriveKey('fingerprint'), seededSecret(app.id)),
  createdAt: app.secret.createdAt,
  storedAt: app.secret.storedAt,
  by: '',
  how: 'added',
  replacedAt: null,
  provenDeadAt: null,
})

/** The fake Xero, which knows everybody who is signed in: whoever else signs in sees what `connected` holds. */
const knowing = ({ signIns, connections }: Pick<Seed, 'signIns' | 'connections'>) => {
  const xero = fakeXero()
  const { connections: listOfOthers, refresh, revoke, disconnect } = xero
  const lists = new Map(
    signIns.map(({ id }) => [
      accessOf(id),
      connections
        .filter(({ signInIds, state }) => signInIds.includes(id) && state.kind !== 'disconnected')
        .map(rowOf),
    ]),
  )
  return Object.assign(xero, {
    /** From now on Xero lists to one person also what it lists to another. */
    letIn: (signInId: string, like: string) => {
      const rows = [...(lists.get(accessOf(signInId)) ?? []), ...(lists.get(accessOf(like)) ?? [])]
      lists.set(accessOf(signInId), [...new Map(rows.map((row) => [row.id, row])).values()])
    },
    connections: async (accessToken: string) => {
      const list = lists.get(accessToken)
      return list === undefined ? listOfOthers(accessToken) : (xero.answers.connections ?? ok(list))
    },
    /** Its tokens say whose they are, so they stay as they are. */
    refresh: async (...[client, refreshToken]: Parameters<typeof refresh>) => {
      const whose = signIns.find(({ id }) => refreshOf(id) === refreshToken)
      const answer = await refresh(client, refreshToken)
      if (whose === undefined || !answer.ok) return answer
      return whose.state.kind === 'live'
        ? ok(tokens({ accessToken: accessOf(whose.id), refreshToken, scopes: whose.grantedScopes }))
        : fail('grantRefused')
    },
    revoke: async (...[client, refreshToken]: Parameters<typeof revoke>) => {
      const before = xero.connected
      const answer = await revoke(client, refreshToken)
      const whose = signIns.find(({ id }) => refreshOf(id) === refreshToken)
      if (whose === undefined) return answer
      xero.connected = before
      if (answer.ok) lists.set(accessOf(whose.id), [])
      return answer
    },
    disconnect: async (...[accessToken, id]: Parameters<typeof disconnect>) => {
      const answer = await disconnect(accessToken, id)
      if (answer.ok)
        for (const [whose, list] of lists)
          lists.set(
            whose,
            list.filter((row) => row.id !== id),
          )
      return answer
    },
  })
}
