import { isKeepingApp } from '../vault/content.ts'
import type { Notice } from '../../../shared/contract/work.ts'
import type { Desk } from '../desk/desk.ts'
import type { LeavingRoom, Resumed } from './leaving.ts'
import type { Vault } from '../vault/vault.ts'
import type { SecretRecords } from './records.ts'
import type { Secrets } from './secrets.ts'

type Rooms = {
  readonly vault: Vault
  readonly records: SecretRecords
  readonly secrets: Secrets
  readonly leaving: LeavingRoom
  readonly desk: Desk
  readonly notify: (code: Notice['code'], about?: string) => void
}

/** After the vault was opened: what was cut off between keychain and records is mended (F4, F11), and told. */
export const createMending = ({ vault, records, secrets, leaving, desk, notify }: Rooms) => {
  const tell = async ({ wish, app: name, how }: Resumed) => {
    const app = { id: wish.appId, name }
    if (how === 'takenBack') {
      notify('leavingTakenBack', name.slice(0, 200))
      return desk.log('leavingTakenBack', { app })
    }
    notify('leavingFinished', name.slice(0, 200))
    return desk.log(wish.kind === 'app' ? 'appRemoved' : ENDED[wish.outcome], { app })
  }

  return async (): Promise<void> => {
    for (const resumed of await leaving.resume()) await tell(resumed)
    for (const app of vault.content().apps.filter(isKeepingApp)) await records.ensure(app) // those of an earlier version have none
    const { swept, missing, altered } = await secrets.reconcile()
    if (swept > 0) notify('orphanSecretsSwept', String(swept))
    for (const name of missing) {
      notify('secretFoundMissing', name.slice(0, 200))
      await desk.log('secretFoundMissing', { app: { name } })
    }
    for (const name of altered) {
      notify('secretFoundAltered', name.slice(0, 200))
      await desk.log('secretFoundAltered', { app: { name } })
    }
  }
}

const ENDED = {
  rotated: 'rotationFinished',
  givenUp: 'rotationGivenUp',
  rolledBack: 'rotationRolledBack',
} as const
