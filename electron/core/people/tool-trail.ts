import type { PersonTrail } from '../../../shared/people/leaver.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import { readToolResult } from '../../../shared/tools/line.ts'
import { whoFlags } from '../activity/filter.ts'
import { kindNumber, type ActivityIndex } from '../activity/index.ts'
import type { VaultContent } from '../vault/content.ts'

type TrailTool = PersonTrail['tools'][number]

/** Programs that a person has let read Xero, or not, as the log tells, and those that stand on their sign-in now. */
export const toolsOf = (content: VaultContent, index: ActivityIndex, key: string): TrailTool[] => {
  const theirs = new Set(content.signIns.filter((one) => personKey(one) === key).map(({ id }) => id))
  const names = new Map(content.apps.map(({ id, name }) => [id, name]))
  const found = new Map<string, TrailTool>()
  for (const { name, appId, signInId, used } of content.tools.tools) {
    if (!theirs.has(signInId)) continue
    const own = { ...NOTHING, isOnTheirSignIn: true, lastUsedAt: used?.at ?? null, uses: used?.count ?? 0 }
    found.set(placeOf(appId, name), { ...own, name, app: names.get(appId) ?? '' })
  }
  for (const { appId, app, name, at, isYes } of answersBy(index, key)) {
    const place = placeOf(appId, name)
    const known = found.get(place) ?? { ...NOTHING, name, app: names.get(appId) ?? app }
    const { allowed, allowedAt, refused, refusedAt } = known
    found.set(place, {
      ...known,
      ...(isYes
        ? { allowed: allowed + 1, allowedAt: Math.max(allowedAt ?? 0, at) }
        : { refused: refused + 1, refusedAt: Math.max(refusedAt ?? 0, at) }),
    })
  }
  return [...found.values()].toSorted(
    (a, b) => Number(b.isOnTheirSignIn) - Number(a.isOnTheirSignIn) || a.name.localeCompare(b.name),
  )
}

const NOTHING = {
  isOnTheirSignIn: false,
  allowed: 0,
  allowedAt: null,
  refused: 0,
  refusedAt: null,
  lastUsedAt: null,
  uses: 0,
}

const placeOf = (appId: string, name: string) => `${appId}\n${name.normalize('NFKC').trim().toLowerCase()}`

/** Each yes and each no that they gave, with the tool that had it. */
const answersBy = function* (index: ActivityIndex, key: string) {
  const { what, who, app, result, sound } = index.columns()
  const { at } = index.times()
  const theirs = whoFlags(index, key)
  const [allowing, refusing] = [kindNumber('toolAllowed'), kindNumber('toolRefused')]
  for (let line = 0; line < index.size(); line += 1) {
    const isYes = what[line] === allowing
    if ((!isYes && what[line] !== refusing) || theirs[who[line] ?? 0] !== 1 || sound[line] !== 1) continue
    const read = readToolResult(index.words.result.texts[result[line] ?? 0] ?? '')
    if (read === null) continue
    const [name = '', appId = ''] = (index.words.app.texts[app[line] ?? 0] ?? '').split('\0')
    yield { appId, app: name, name: read.name, at: at[line] ?? 0, isYes }
  }
}
