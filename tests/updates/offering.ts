import { ok } from '../../shared/kernel/result.ts'
import { fakeUpdater } from '../worlds/fake-updater.ts'
import { artefactOf, newKeys, signedUpdate, updateList } from './update-signer.ts'

/** An update server in memory that offers a version, signed by the key that its Keyward trusts. */
export const offeringUpdater = (version = '1.5.0') => {
  const keys = newKeys()
  const updater = fakeUpdater({
    address: 'https://updates.example/keyward/',
    channel: 'stable',
    keys: keys.list,
  })
  const artefact = artefactOf(Buffer.from('the new Keyward'))
  updater.list = ok(signedUpdate(updateList(keys.release, [artefact], { version }), [keys.release]))
  return updater
}
