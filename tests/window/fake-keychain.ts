import type { Api } from '../../shared/contract/contract.ts'
import type { keychainCalls } from '../../shared/keychain/calls.ts'
import type { EntryWhat, KeychainEntry } from '../../shared/keychain/entry.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'

const entry = (
  id: string,
  what: EntryWhat,
  state: KeychainEntry['state'],
  more: Partial<KeychainEntry> = {},
): KeychainEntry => ({ id, what, state, appId: '', app: '', should: null, holds: null, because: '', ...more })

/** A keychain with something amiss of each kind; what is mended is right from then on. */
export const fakeKeychainCalls = (snapshot: () => Snapshot): Pick<Api, keyof typeof keychainCalls> => {
  const mended = new Set<string>()
  const all = (): KeychainEntry[] => {
    const { apps, vault } = snapshot()
    if (vault.kind !== 'open') return [entry('k', 'vaultKey', 'missing')]
    const states = ['missing', 'altered', 'right'] as const
    return [
      entry('k', 'vaultKey', 'right'),
      ...apps.map(({ id, name }, at) =>
        entry(`e${at}`, 'clientSecret', states[at] ?? 'right', {
          appId: id,
          app: name,
          should: '91b2c8d0aa17',
          holds: states[at] === 'altered' ? '4b1e90c2dd31' : null,
        }),
      ),
      entry('own', 'ownKeys', 'missing'),
      entry('left', 'leftOver', 'leftOver'),
      entry('asked', 'waiting', 'unasked', { because: 'keychainDenied' }),
      entry('end', 'logEnd', 'right'),
    ].flatMap((one) =>
      !mended.has(one.id)
        ? one
        : one.what === 'leftOver'
          ? []
          : { ...one, state: 'right' as const, holds: null },
    )
  }
  return {
    examineKeychain: async () =>
      ok({
        report: {
          at: Date.now(),
          isVaultOpen: snapshot().vault.kind === 'open',
          trial: 'ok',
          entries: all(),
        },
      }),
    putBackSecrets: async ({ entryIds, rows }) => {
      if (rows.every((row) => row.startsWith('0000')))
        return fail({ code: 'backupRefused', why: 'otherKit', kit: 2 })
      for (const id of entryIds) mended.add(id)
      return ok({ putBack: entryIds.length, notInBackup: 0 })
    },
    deleteLeftOver: async ({ entryId }) => {
      mended.add(entryId)
      return done
    },
  }
}
