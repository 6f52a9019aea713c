import { html, type Html } from '../../../shared/kernel/html.ts'
import type { Review, ToolGrants } from '../../../shared/review/review.ts'
import { readToolResult } from '../../../shared/tools/line.ts'
import { kindNumber, type ActivityIndex } from '../activity/index.ts'
import { momentOf } from '../paper/moments.ts'
import { table } from '../paper/page-parts.ts'
import { GRANT_WORDS as WORDS, PAGE_WORDS } from './words-page.ts'

/** So many answers stand in a review each with its moment; those before them are counted. */
export const ANSWERS_MAX = 1_000
/** So many tools: each name that ever asked would be one. */
const TOOLS_MAX = 500

const ANSWERED = new Set((['toolAllowed', 'toolRefused'] as const).map(kindNumber))
const USED = new Map(
  (
    [
      ['toolTokenGiven', 'tokens'],
      ['toolCalled', 'calls'],
      ['toolTurnedAway', 'turnedAway'],
    ] as const
  ).map(([kind, what]) => [kindNumber(kind), what]),
)

/** What the log tells of tools: each yes and no with who said it and when, newest first, and what each tool then had. */
export const grantsOf = (index: ActivityIndex): ToolGrants => {
  const { what, who, app, person, result, sound } = index.columns()
  const { at } = index.times()
  const text = (column: keyof typeof index.words, number: number | undefined) =>
    (index.words[column].texts[number ?? 0] ?? '').split('\0')[0] ?? ''
  const answers: ToolGrants['answers'] = []
  const tools = new Map<string, ToolGrants['tools'][number]>()
  let earlier = 0
  let unnamed = 0
  for (let line = index.size() - 1; line >= 0; line -= 1) {
    const kind = what[line] ?? 0
    const use = USED.get(kind)
    const isAnswer = ANSWERED.has(kind)
    if ((!isAnswer && use === undefined) || sound[line] !== 1) continue
    const read = readToolResult(text('result', result[line]))
    if (read === null) continue
    const about = { tool: read.name, app: text('app', app[line]), signIn: text('person', person[line]) }
    const moment = at[line] ?? 0
    if (isAnswer) {
      if (answers.length < ANSWERS_MAX)
        answers.push({ ...about, at: moment, by: text('who', who[line]), how: read.how })
      else earlier += 1
      continue
    }
    const key = JSON.stringify(about)
    const known = tools.get(key)
    if (known === undefined && tools.size >= TOOLS_MAX) {
      unnamed += read.times
      continue
    }
    const had = known ?? { ...about, tokens: 0, calls: 0, turnedAway: 0, firstAt: moment, lastAt: moment }
    // lines stand in the order of the log, and a clock may have been set back between them
    const [firstAt, lastAt] = [Math.min(had.firstAt, moment), Math.max(had.lastAt, moment)]
    tools.set(key, { ...had, firstAt, lastAt, ...(use && { [use]: had[use] + read.times }) })
  }
  return { answers, earlier, tools: [...tools.values()], unnamed }
}

/** Who let which tool read, or did not, and when; then what each had. */
export const grants = ({ toolGrants }: Review): Html | [] =>
  toolGrants === null || toolGrants.answers.length + toolGrants.tools.length === 0
    ? []
    : html`<section><h2>${WORDS.heading}</h2>${
        toolGrants.answers.length === 0
          ? html`<p>${WORDS.noAnswer}</p>`
          : table(
              PAGE_WORDS.inAll(toolGrants.answers.length),
              WORDS.answerColumns,
              toolGrants.answers.map(({ at, by, tool, app, signIn, how }) => [
                momentOf(at),
                by,
                WORDS.answers[how] ?? how,
                tool,
                app,
                signIn,
              ]),
            )
      }${toolGrants.earlier === 0 ? [] : html`<p>${WORDS.earlier(toolGrants.earlier)}</p>`}${
        toolGrants.tools.length === 0
          ? html`<p>${WORDS.noUse}</p>`
          : table(
              PAGE_WORDS.inAll(toolGrants.tools.length),
              WORDS.useColumns,
              toolGrants.tools.map((one) => [
                one.tool,
                one.app,
                one.signIn,
                String(one.tokens),
                String(one.calls),
                String(one.turnedAway),
                momentOf(one.firstAt),
                momentOf(one.lastAt),
              ]),
            )
      }${toolGrants.unnamed === 0 ? [] : html`<p>${WORDS.unnamed(toolGrants.unnamed)}</p>`}</section>`
