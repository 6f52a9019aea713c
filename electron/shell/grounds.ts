import type { PracticeId } from '../../shared/practices/practice.ts'
import { onlyTo } from '../adapters/desktop/sandbox-ground.ts'
import { systemFetch, type Fetch } from '../adapters/network/network.ts'
import type { Environment } from '../adapters/desktop/environment.ts'
import type { XeroUrls } from '../adapters/xero/urls.ts'

/**
 * What one practice stands on: its own folder, its own entries in the keychain, and the Xero that it asks. Nothing of one
 * practice is ever another's.
 */
export type Ground = {
  readonly name: PracticeId
  readonly folder: string
  /** Under which name its entries lie in the keychain. */
  readonly service: string
  readonly mode: Environment['mode']
  readonly urls: XeroUrls
  readonly fetch: Fetch
}

/** The person's own practice; in development it may stand on a sandbox that the environment names. */
export const ownGround = ({ mode, urls }: Environment, folder: string): Ground => ({
  name: 'own',
  folder,
  service: mode === 'sandbox' ? 'Keyward sandbox' : 'Keyward',
  mode,
  urls,
  fetch: systemFetch,
})

/** Under which name the keychain keeps the entries of a practice that was added. */
export const addedService = ({ mode }: Pick<Environment, 'mode'>, id: PracticeId): string =>
  `${mode === 'sandbox' ? 'Keyward sandbox' : 'Keyward'} practice ${id}`

/** A practice that was added beside the first one: as real as that, and nothing of it in common. */
export const addedGround = (environment: Environment, id: PracticeId, folder: string): Ground => ({
  ...ownGround(environment, folder),
  name: id,
  service: addedService(environment, id),
})

/** The sandbox's addresses are this computer's, as main made them: no variable and no file has a say. */
export const sandboxGround = (folder: string, urls: XeroUrls): Ground => ({
  name: 'sandbox',
  folder,
  service: 'Keyward sandbox practice',
  mode: 'sandbox',
  urls,
  fetch: onlyTo(urls.login, systemFetch),
})
