import type { Notice } from '../../../shared/contract/work.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import { createLeaving, type Endings } from './leaving.ts'
import { createMending } from './mending.ts'
import { createSecretRecords } from './records.ts'
import { createSecrets } from './secrets.ts'
import { tellingKeychain } from './telling-keychain.ts'

type Rooms = {
  readonly vault: Vault
  readonly activity: ActivityJournal
  readonly endings: Endings
  readonly notify: (code: Notice['code'], about?: string) => void
}

/** Client secrets between keychain and records: in, out, and mended after a crash. */
export const createSecretsRoom = (
  ports: Pick<Ports, 'installation' | 'keychain' | 'random' | 'records'>,
  rooms: Rooms,
) => {
  const keychain = tellingKeychain(ports.keychain, () => rooms.notify('deletedKept'))
  const secrets = createSecrets({ ...ports, keychain }, rooms.vault)
  const records = createSecretRecords(ports, { ...rooms, secrets })
  const leaving = createLeaving({ ...ports, keychain }, { ...rooms, secrets })
  const mend = createMending({ ...rooms, records, secrets, leaving })
  return { secrets, records, leaving, mend }
}
