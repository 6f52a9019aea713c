import type { Notice } from '../../../shared/contract/work.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { LeavingRoom, Resumed } from './leaving.ts'
import type { Vault } from '../vault/vault.ts'
import type { SecretRecords } from './records.ts'
import type { Secrets } from './secrets.ts'

type Rooms = {
  readonly vault: Vault
  readonly records: SecretRecords
  readonly secrets: Secrets
  readonly leaving: LeavingRoom
  readonly activity: ActivityJournal
  readonly notify: (code: Notice['code'], about?: string) => void
}

/** After the vault was opened: what was cut off between keychain and records is mended (F4, F11), and told. */
export const createMending = ({ vault, records, secrets, leaving, activity, notify }: Rooms) => {
  const log = (
    what:
      | 'appRemoved'
      | 'rotationFinished'
      | 'rotationGivenUp'
      | 'rotationRolledBack'
      | 'leavingTakenBack'
      | 'secretFoundMissing'
      | 'secretFoundAltered',
    app: string,
    appId = '',
  ) => activity.record({ what, app, appId, organisation: '', result: 'ok' })

  const tell = async ({ wish, app, how }: Resumed) => {
    if (how === 'takenBack') {
      notify('leavingTakenBack', app.slice(0, 200))
      return log('leavingTakenBack', app, wish.appId)
    }
    notify('leavingFinished', app.slice(0, 200))
    return log(wish.kind === 'app' ? 'appRemoved' : ENDED[wish.outcome], app, wish.appId)
  }

  return async (): Promise<void> => {
    for (const resumed of await leaving.resume()) await tell(resumed)
    for (const app of vault.content().apps) await records.ensure(app) // those of an earlier version have none
    const { swept, missing, altered } = await secrets.reconcile()
    if (swept > 0) notify('orphanSecretsSwept', String(swept))
    for (const name of missing) {
      notify('secretFoundMissing', name.slice(0, 200))
      await log('secretFoundMissing', name)
    }
    for (const name of altered) {
      notify('secretFoundAltered', name.slice(0, 200))
      await log('secretFoundAltered', name)
    }
  }
}

const ENDED = {
  rotated: 'rotationFinished',
  givenUp: 'rotationGivenUp',
  rolledBack: 'rotationRolledBack',
} as const
