import type { ActivityKind } from '../../../shared/activity/activity.ts'
import { readToolResult, type ToolLine } from '../../../shared/tools/line.ts'
import { count } from '../../language/plural.ts'

/** How a line about a tool ended, in words; the tool’s own name stands before it. */
const HOW = {
  once: () => 'once',
  tenMinutes: () => 'for 10 minutes',
  untilLocked: () => 'until the vault locks',
  now: () => 'not now',
  forGood: () => 'and it is not to ask again',
  asked: () => 'ended by hand',
  changed: () => 'what it was allowed for had changed',
  away: () => 'the computer slept or was locked',
  added: () => 'added',
  removed: () => 'removed',
  letAsk: () => 'may ask again',
  given: () => 'one token',
  called: (times) => count(times, 'call'),
  locked: (times) => `${timesOf(times)} while Keyward was locked`,
  busy: (times) => `${timesOf(times)} while it asked already, or too often`,
  unanswered: (times) => `${timesOf(times)}, nobody answered`,
  refused: (times) => `${timesOf(times)} after it was not allowed`,
  outOfBounds: (times) => `${timesOf(times)} outside of what it may call`,
} as const satisfies Record<ToolLine, (times: number) => string>

const timesOf = (times: number) => (times === 1 ? 'once' : count(times, 'time'))

/** How a line about tools ended; `null` for every other line, and for a failure. */
export const toolLineResult = (what: ActivityKind | undefined, result: string): string | null => {
  if (what === 'toolsSwitched')
    return result === 'on' ? 'Tools may ask' : result === 'off' ? 'No tool may ask' : null
  const read = what?.startsWith('tool') === true ? readToolResult(result) : null
  return read === null ? null : `${read.name}: ${HOW[read.how](read.times)}`
}
