import type { CheckAnswer, CheckReason, OwnerCheck } from '../../core/ports/owner-check.ts'
import type { CheckName } from '../../../shared/lock/lock.ts'
import { createTouchId } from './touch-id.ts'
import { createWindowsHello } from './windows-hello.ts'
import { checkWords } from './words.ts'

type Sensor = {
  readonly canAsk: () => Promise<boolean>
  readonly ask: (message: string) => Promise<CheckAnswer>
}
type Options = {
  /** Whether Keyward's window is the one in front: a question behind it would be nobody's. */
  readonly isInFront: () => boolean
  readonly platform?: NodeJS.Platform
  readonly sensors?: { readonly touchId: () => Sensor; readonly hello: () => Sensor }
}

const SENSORS = { touchId: () => createTouchId(), hello: () => createWindowsHello() }
const NAMES: Partial<Record<NodeJS.Platform, CheckName>> = { darwin: 'touchId', win32: 'hello' }

/** Asks by Touch ID on a Mac and by Windows Hello on Windows; elsewhere nothing can be asked. */
export const createOwnerCheck = ({
  isInFront,
  platform = process.platform,
  sensors = SENSORS,
}: Options): OwnerCheck => {
  const name = NAMES[platform] ?? null
  let made: Sensor | null = null
  const sensor = () => (name === null ? null : (made ??= sensors[name]()))
  return {
    look: async () => ((await sensor()?.canAsk()) === true ? name : null),
    ask: async (reason: CheckReason) => {
      const by = sensor()
      if (by === null) return 'gone'
      return isInFront() ? by.ask(checkWords(platform, reason)) : 'behind'
    },
  }
}
