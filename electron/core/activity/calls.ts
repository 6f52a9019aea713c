import type { Api } from '../../../shared/contract/contract.ts'
import { done, fail } from '../../../shared/kernel/result.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import type { ActivityJournal } from './activity.ts'
import { exportActivity } from './export.ts'

/** What the window may ask of the log, while the vault is open. */
export const activityApi = (
  ports: Pick<Ports, 'clock' | 'files'>,
  { vault, activity }: { readonly vault: Vault; readonly activity: ActivityJournal },
): Pick<
  Api,
  'listActivity' | 'verifyActivity' | 'cancelWalk' | 'acknowledgeRollback' | 'exportActivity'
> => ({
  listActivity: async ({ before, limit, filter }) =>
    vault.isOpen() ? activity.list(before, limit, filter ?? null) : fail('vaultClosed'),
  verifyActivity: async () => (vault.isOpen() ? activity.verify() : fail('vaultClosed')),
  cancelWalk: async () => {
    activity.cancelWalk()
    return done
  },
  acknowledgeRollback: async ({ how }) => {
    if (!vault.isOpen()) return fail('vaultClosed')
    await activity.acknowledgeRollback(how)
    return done
  },
  exportActivity: async ({ filter, format }) =>
    vault.isOpen() ? exportActivity(ports, activity, filter, format) : fail('vaultClosed'),
})
