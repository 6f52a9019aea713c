import { connected } from '../worlds/fakes.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { exactly, type Measures } from './measure.ts'

/** Fifty callers that need a token at the same moment. */
export const benchRefresh = async (): Promise<Measures> => {
  const { keyward } = await connected()
  keyward.clock.move(2 * DAY)
  const keys = keyward.snapshot().connections.map(({ key }) => key)
  await Promise.all(
    Array.from({ length: 50 }, (_, n) => keyward.api.disconnect({ key: keys[n % keys.length] ?? '' })),
  )
  const refreshes = keyward.xero.calls.filter((call) => call.startsWith('refresh')).length
  return { 'token requests for 50 callers at once': exactly(refreshes, 1, 'requests') }
}
