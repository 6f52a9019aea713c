import { personLabel } from '../../../shared/kernel/person.ts'
import type { ToolLine } from '../../../shared/tools/line.ts'
import { toolResult } from '../../../shared/tools/line.ts'
import type { About, Desk } from '../desk/desk.ts'
import type { Clock } from '../ports/clock.ts'
import type { Vault } from '../vault/vault.ts'
import { createTally } from './tally.ts'
import type { Want } from './want.ts'

/** Why somebody had nothing, without that a person was asked or answered. */
export type TurnedAway = Extract<ToolLine, 'locked' | 'busy' | 'unanswered' | 'refused' | 'outOfBounds'>

type Line = {
  readonly what: 'toolTurnedAway' | 'toolCalled'
  readonly how: ToolLine
  readonly name: string
  readonly about: About
}

/** What the log says of tools: each yes, each no and each token in a line; what comes in floods counted together. */
export const createToolLines = (
  clock: Clock,
  { vault, desk }: { readonly vault: Pick<Vault, 'isOpen'>; readonly desk: Desk },
) => {
  const tally = createTally<Line>(clock, ({ what, how, name, about }, times) => {
    if (!vault.isOpen()) return false
    void desk.log(what, { ...about, result: toolResult(how, name, times) })
    return true
  })

  const aboutOf = ({ app, signIn, tenant }: Want): About => ({
    app: desk.named(app.id),
    person: personLabel(signIn),
    organisation: tenant?.tenantName ?? '',
  })

  return {
    aboutOf,
    allowed: (want: Want, how: ToolLine) =>
      desk.log('toolAllowed', { ...aboutOf(want), result: toolResult(how, want.name) }),
    refused: (want: Want, how: ToolLine) =>
      desk.log('toolRefused', { ...aboutOf(want), result: toolResult(how, want.name) }),
    ended: (want: Want, how: ToolLine) =>
      desk.log('toolEnded', { ...aboutOf(want), result: toolResult(how, want.name) }),
    given: (want: Want) =>
      desk.log('toolTokenGiven', { ...aboutOf(want), result: toolResult('given', want.name) }),
    /** Counted: a line for the first, and one a minute for all that follow. */
    called: (want: Want): void =>
      tally.add(`called\n${want.key}`, {
        what: 'toolCalled',
        how: 'called',
        name: want.name,
        about: aboutOf(want),
      }),
    /** Of what is locked nothing is known but the name that it gave itself. */
    turnedAway: (name: string, how: TurnedAway, want: Want | null): void =>
      tally.add(`${how}\n${want?.key ?? name}`, {
        what: 'toolTurnedAway',
        how,
        name,
        about: want === null ? {} : aboutOf(want),
      }),
    flush: tally.flush,
    stop: tally.stop,
  }
}

export type ToolLines = ReturnType<typeof createToolLines>
