import type { ToolAnswers, ToolDoor } from '../../electron/core/ports/tools.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'

/** What a profile keeps of whether tools may ask. */
export type ToolsMark = { isThere: boolean }

/** The door for tools in memory: whoever stands at it asks through `answers`, as long as it is open. */
export const fakeToolDoor = (toolsMark: ToolsMark = { isThere: false }) => {
  let answers: ToolAnswers | null = null
  let isTaken = false
  let wanted = 0
  let signatureOf: ToolDoor['signatureOf'] = async () => ({ kind: 'untold' })
  const opened: (number | null)[] = []
  const door: ToolDoor = {
    open: async (given, port) => {
      opened.push(port)
      if (isTaken) return fail('toolsNotHeard')
      answers = given
      return ok({ port: port ?? 47_800 })
    },
    wanted: () => void (wanted += 1),
    signatureOf: (program) => signatureOf(program),
    openLocked: async (given) => {
      if (isTaken) return fail('toolsNotHeard')
      answers = given
      return done
    },
    isExpected: () => toolsMark.isThere,
    expect: async (isOn) => void (toolsMark.isThere = isOn),
    close: async () => void (answers = null),
  }
  return {
    ...door,
    /** At which port it was asked to open, each time. */
    opened,
    /** How often the window was to come to the front. */
    timesWanted: () => wanted,
    isOpen: () => answers !== null,
    answers: (): ToolAnswers => {
      if (answers === null) throw new Error('nothing listens for tools')
      return answers
    },
    /** What this computer says of a program's file. */
    sign: (next: ToolDoor['signatureOf']) => void (signatureOf = next),
    take: (on: boolean) => void (isTaken = on),
  }
}
