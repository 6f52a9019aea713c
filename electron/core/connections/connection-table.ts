import type { Api } from '../../../shared/contract/contract.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { done, ok } from '../../../shared/kernel/result.ts'
import { labelIdOf } from '../../../shared/labels/label.ts'
import { isMadeUpId } from '../../../shared/connections/connection.ts'
import { connectionStatus, signInFor } from '../../../shared/connections/status.ts'
import type { ClipboardRoom } from '../kernel/clipboard.ts'
import { csvOf, oneLine, tabbedOf } from '../kernel/csv.ts'
import type { Ports } from '../ports/ports.ts'
import type { VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import { COLUMNS, fileName, STATES } from './words.ts'

const timeIn = (at: Instant | null): string => (at === null || at === 0 ? '' : new Date(at).toISOString())

/** These connections in this order, or all by their names; one that is gone is left out. */
export const chosenConnections = (
  connections: VaultContent['connections'],
  keys: readonly string[] | null,
): VaultContent['connections'] => {
  if (keys === null) return connections.toSorted((a, b) => a.tenantName.localeCompare(b.tenantName, 'en-GB'))
  const known = new Map(connections.map((one) => [one.key, one]))
  return keys.flatMap((key) => known.get(key) ?? [])
}

/** The rows of the table: these connections in this order, or all by their names. */
export const connectionTable = (
  { apps, signIns, connections, labels }: Pick<VaultContent, 'apps' | 'signIns' | 'connections' | 'labels'>,
  keys: readonly string[] | null,
  now: Instant,
): string[][] => {
  const appsById = new Map(apps.map((app) => [app.id, app]))
  const people = new Map(signIns.map((one) => [one.id, one]))
  const labelled = new Map(labels.organisations.map((one) => [one.id, one]))
  return chosenConnections(connections, keys).map((one) => {
    const signIn = signInFor(one, people, now)
    const app = appsById.get(one.appId)
    const label = labelled.get(labelIdOf(one))
    const status = connectionStatus(one, signIn, now, app?.kind)
    return [
      one.tenantName,
      one.tenantType,
      app?.name ?? '',
      signIn?.name ?? '',
      timeIn(one.createdAt),
      STATES[status.code],
      timeIn('at' in status ? status.at : null),
      timeIn(one.checkedAt),
      isMadeUpId(one.connectionId) ? '' : one.connectionId,
      one.tenantId,
      label?.tags.join('; ') ?? '',
      label?.note ?? '',
    ]
  })
}

/** The table of connections as a file, and on the clipboard. */
export const createConnectionTable = (
  ports: Pick<Ports, 'files'>,
  { vault, clipboard }: { readonly vault: Vault; readonly clipboard: ClipboardRoom },
): Pick<Api, 'saveConnections' | 'copyConnections'> => ({
  saveConnections: async ({ keys }) => {
    const bytes = await csvOf(COLUMNS, connectionTable(vault.content(), keys, vault.now()))
    const path = await ports.files.save(fileName(new Date(vault.now()).toISOString().slice(0, 10)), bytes)
    return path.ok ? ok({ path: path.value }) : path
  },
  copyConnections: async ({ keys, as }) => {
    const rows = connectionTable(vault.content(), keys, vault.now())
    await clipboard.calls.copyText({
      text: as === 'names' ? rows.map(([name = '']) => oneLine(name)).join('\n') : tabbedOf(COLUMNS, rows),
    })
    return done
  },
})
