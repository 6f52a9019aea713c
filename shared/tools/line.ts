import * as z from 'zod'

/** What a line of the log about a tool says, beside its name. */
export const ToolLine = z.enum([
  'once',
  'tenMinutes',
  'untilLocked',
  'now',
  'forGood',
  'asked',
  'changed',
  'away',
  'added',
  'removed',
  'letAsk',
  'given',
  'called',
  'locked',
  'busy',
  'unanswered',
  'refused',
  'outOfBounds',
])
export type ToolLine = z.infer<typeof ToolLine>

/** "called 60: Month-end workbook": what, how often, and which tool. */
export const toolResult = (how: ToolLine, name: string, times = 1): string =>
  `${how}${times === 1 ? '' : ` ${times}`}: ${name}`

/** The same, taken apart; `null` for whatever else a line says. */
export const readToolResult = (
  result: string,
): { readonly how: ToolLine; readonly times: number; readonly name: string } | null => {
  const found = /^(?<how>[a-zA-Z]+)(?: (?<times>\d{1,9}))?: (?<name>.+)$/su.exec(result)?.groups
  const how = ToolLine.safeParse(found?.['how'])
  return how.success && found !== undefined
    ? { how: how.data, times: Number(found['times'] ?? 1), name: found['name'] ?? '' }
    : null
}
