import type { PersonTrail } from '../../../shared/people/leaver.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import { readToolResult } from '../../../shared/tools/line.ts'
import { whoFlags } from '../activity/filter.ts'
import { kindNumber, type ActivityIndex } from '../activity/index.ts'
import type { VaultContent } from '../vault/content.ts'

type TrailTool = PersonTrail['tools'][number]

/** Programs that a person has let read Xero, as the log tells, and those that stand on their sign-in now. */
export const toolsOf = (content: VaultContent, index: ActivityIndex, key: string): TrailTool[] => {
  const theirs = new Set(content.signIns.filter((one) => personKey(one) === key).map(({ id }) => id))
  const names = new Map(content.apps.map(({ id, name }) => [id, name]))
  const found = new Map<string, TrailTool>()
  for (const { name, appId, signInId, used } of content.tools.tools) {
    if (!theirs.has(signInId)) continue
    const lastUsedAt = used?.at ?? null
    const tool = {
      name,
      app: names.get(appId) ?? '',
      isOnTheirSignIn: true,
      allowed: 0,
      allowedAt: null,
      lastUsedAt,
    }
    found.set(placeOf(appId, name), tool)
  }
  for (const { appId, app, name, at } of allowedBy(index, key)) {
    const place = placeOf(appId, name)
    const known = found.get(place) ?? {
      name,
      app: names.get(appId) ?? app,
      isOnTheirSignIn: false,
      allowed: 0,
      allowedAt: null,
      lastUsedAt: null,
    }
    found.set(place, { ...known, allowed: known.allowed + 1, allowedAt: Math.max(known.allowedAt ?? 0, at) })
  }
  return [...found.values()].toSorted(
    (a, b) => Number(b.isOnTheirSignIn) - Number(a.isOnTheirSignIn) || a.name.localeCompare(b.name),
  )
}

const placeOf = (appId: string, name: string) => `${appId}\n${name.normalize('NFKC').trim().toLowerCase()}`

/** Each yes that they gave, with the tool that had it. */
const allowedBy = function* (index: ActivityIndex, key: string) {
  const { what, who, app, result, sound } = index.columns()
  const { at } = index.times()
  const theirs = whoFlags(index, key)
  const allowing = kindNumber('toolAllowed')
  for (let line = 0; line < index.size(); line += 1) {
    if (what[line] !== allowing || theirs[who[line] ?? 0] !== 1 || sound[line] !== 1) continue
    const read = readToolResult(index.words.result.texts[result[line] ?? 0] ?? '')
    if (read === null) continue
    const [name = '', appId = ''] = (index.words.app.texts[app[line] ?? 0] ?? '').split('\0')
    yield { appId, app: name, name: read.name, at: at[line] ?? 0 }
  }
}
