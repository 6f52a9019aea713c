import { dirname, join } from 'node:path'
import type { Asked } from '../adapters/tools/asking.ts'
import { FOR_TOOL } from '../adapters/tools/wire-limits.ts'

/** So long Keyward may take to begin; a slow computer that has just been switched on needs half of it. */
export const STARTS_WITHIN = 60_000

/** A Keyward on its way, or none: `hasFailed` once it has ended with an error, or could not even be run. */
export type Started = { readonly hasFailed: () => boolean }

/** `off`: no tool may ask, so that nothing was started; `notStarted`, `notReady`: it was tried. */
export type Answered = Asked | { readonly kind: 'off' | 'notStarted' | 'notReady' }

type Means = {
  readonly ask: () => Promise<Asked>
  /** Whether tools might ask when Keyward last knew. */
  readonly isExpected: () => boolean
  /** `null` where there is nothing to start: in a checkout, or for the sandbox practice. */
  readonly start: (() => Promise<Started>) | null
  /** Waits a moment. */
  readonly pause: () => Promise<void>
  /** Milliseconds that go on whatever the clock is set to. */
  readonly ticks: () => number
}

/**
 * Asks Keyward, and starts it first where nothing listens and tools may ask. It starts one at most: who asks at the same
 * time, or while another begins, starts what ends by itself, and all of them are answered by the one.
 */
export const askOrStart = async ({ ask, isExpected, start, pause, ticks }: Means): Promise<Answered> => {
  const first = await ask()
  if (first.kind !== 'notRunning') return first
  if (!isExpected()) return { kind: 'off' }
  if (start === null) return first
  const began = ticks()
  const { hasFailed } = await start()
  for (;;) {
    await pause()
    const answer = await ask()
    if (answer.kind !== 'notRunning') return answer
    if (!isExpected()) return { kind: 'off' } // as it found when its vault was open
    if (hasFailed()) return { kind: 'notStarted' }
    if (ticks() - began >= STARTS_WITHIN) return { kind: 'notReady' }
  }
}

/** Keyward itself, in the package in which this command lies. */
export const appBeside = (command: string, platform: NodeJS.Platform): string => {
  const resources = dirname(dirname(command))
  if (platform === 'darwin') return join(resources, '..', 'MacOS', 'Keyward')
  return join(resources, '..', platform === 'win32' ? 'Keyward.exe' : 'keyward')
}

/**
 * What starts Keyward: the program beside a packaged command, and in a checkout what `KEYWARD_APP` says as a JSON list;
 * `null` where it says nothing.
 */
export const startLine = (
  env: NodeJS.ProcessEnv,
  {
    command,
    isPackaged,
    platform,
  }: { readonly command: string; readonly isPackaged: boolean; readonly platform: NodeJS.Platform },
): readonly string[] | null => {
  if (isPackaged) return [appBeside(command, platform), FOR_TOOL]
  try {
    const told: unknown = JSON.parse(env['KEYWARD_APP'] ?? '')
    const isLine = Array.isArray(told) && told.length > 0 && told.every((one) => typeof one === 'string')
    return isLine ? [...told, FOR_TOOL] : null
  } catch {
    return null
  }
}
