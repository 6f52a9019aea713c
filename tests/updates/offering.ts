import { DAY } from '../../shared/kernel/instant.ts'
import { ok } from '../../shared/kernel/result.ts'
import { fakeUpdater } from '../worlds/fake-updater.ts'
import { artefactOf, newKeys, newSigner, NOW, signedUpdate, updateList } from './update-signer.ts'

type Offering = {
  /** Signed by a key that its Keyward does not know. */
  readonly isForged?: boolean
  /** When the list is read. */
  readonly at?: number
}

/** An update server in memory that offers a version, signed by the key that its Keyward trusts. */
export const offeringUpdater = (version = '1.5.0', { isForged = false, at = NOW }: Offering = {}) => {
  const keys = newKeys()
  const updater = fakeUpdater({
    address: 'https://updates.example/keyward/',
    channel: 'stable',
    keys: keys.list,
  })
  const signer = isForged ? newSigner() : keys.release
  const dates = { issuedAt: at - DAY, releasedAt: at - DAY, expiresAt: at + 180 * DAY }
  const list = updateList(signer, [artefactOf(Buffer.from('the new Keyward'))], { version, ...dates })
  updater.list = ok(signedUpdate(list, [signer]))
  return updater
}
