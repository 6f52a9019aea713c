import type { Notice } from '../../../shared/contract/work.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import { createLeaving, type Endings } from './leaving.ts'
import { createMending } from './mending.ts'
import { createSecretRecords } from './records.ts'
import { createSecrets } from './secrets.ts'
import { tellingKeychain } from './telling-keychain.ts'

type Rooms = {
  readonly vault: Vault
  readonly desk: Desk
  readonly endings: Endings
  readonly notify: (code: Notice['code'], about?: string) => void
}

/** Client secrets between keychain and records: in, out, and mended after a crash. */
export const createSecretsRoom = (ports: Pick<Ports, 'keychain' | 'random' | 'records'>, rooms: Rooms) => {
  const keychain = tellingKeychain(ports.keychain, () => rooms.notify('deletedKept'))
  const secrets = createSecrets({ ...ports, keychain }, rooms)
  const records = createSecretRecords({ ...rooms, secrets })
  const leaving = createLeaving({ ...ports, keychain }, { ...rooms, secrets })
  const mend = createMending({ ...rooms, records, secrets, leaving })
  return { secrets, records, leaving, mend }
}
