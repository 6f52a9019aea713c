import { execFileSync } from 'node:child_process'

/** Programs that only look. */
const LOOKING = ['xwininfo', 'xprop']
/** Nothing that is asked of X takes longer. */
const PATIENCE = 30_000
/** So long is waited before X is asked again. */
const PAUSE = 100

const wait = () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE)

/** How a program of X’s is run, and what it says is heard, at the desktop with these surroundings. */
export type X = (program: string, ...args: string[]) => string

/** Programs at a desktop. One that only looks is started again where a window went just while it looked at it. */
export const createX =
  (env: () => NodeJS.ProcessEnv): X =>
  (program, ...args) => {
    for (const end = performance.now() + PATIENCE; ; wait()) {
      try {
        return execFileSync(program, args, {
          env: env(),
          encoding: 'utf8',
          timeout: PATIENCE,
          stdio: ['ignore', 'pipe', 'pipe'],
        })
      } catch (error) {
        const { stderr = '' } = error as { stderr?: string }
        const hasGone = LOOKING.includes(program) && /Bad ?(?:Window|Drawable)/u.test(stderr)
        if (!hasGone || performance.now() > end) throw error
      }
    }
  }

/** The windows of Keyward’s that are in sight. */
export const windowsInSight = (x: X): readonly string[] => {
  try {
    return x('xdotool', 'search', '--onlyvisible', '--name', '^Keyward$').trim().split('\n')
  } catch {
    return [] // xdotool fails where it finds none
  }
}

/**
 * Puts the keyboard into a window, as a click would: activated where there is a window manager, otherwise focused. One
 * that is not in sight yet cannot be given it; then it is looked for again.
 */
export const giveKeyboard = (
  x: X,
  how: 'windowactivate' | 'windowfocus',
  find = (): string | undefined => windowsInSight(x)[0],
): void => {
  for (const end = performance.now() + PATIENCE; ; wait()) {
    const id = find()
    try {
      if (id === undefined) throw new Error('no window of Keyward’s is in sight')
      x('xdotool', how, '--sync', id)
      return
    } catch (error) {
      if (performance.now() > end) throw error
    }
  }
}
