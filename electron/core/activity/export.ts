import type { ActivityFilter, ActivityLine } from '../../../shared/activity/activity.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { ok } from '../../../shared/kernel/result.ts'
import type { ActivityJournal } from './activity.ts'
import { csvOf } from '../kernel/csv.ts'
import type { Ports } from '../ports/ports.ts'

const PAGE = 5_000

/** Walks the log, and saves the lines that fit, oldest first, where the person says; never more than was on the screen's filter. */
export const exportActivity = async (
  ports: Pick<Ports, 'files' | 'clock'>,
  activity: ActivityJournal,
  filter: ActivityFilter,
  format: 'csv' | 'json',
): Promise<Result<{ path: string | null }>> => {
  const walked = await activity.verify() // what goes out says rightly which lines this vault wrote
  if (!walked.ok) return walked
  const lines: ActivityLine[] = []
  for (let before: number | null = null; ; before = lines.at(-1)?.line ?? null) {
    const page = await activity.list(before, PAGE, filter)
    if (!page.ok) return page
    lines.push(...page.value.lines)
    if (!page.value.more || page.value.lines.length === 0) break
  }
  lines.reverse()
  const day = new Date(ports.clock.now()).toISOString().slice(0, 10)
  const bytes = format === 'csv' ? await sheetOf(lines) : Buffer.from(`${JSON.stringify(lines, null, 1)}\n`)
  const path = await ports.files.save(`Keyward activity ${day}.${format}`, bytes)
  if (!path.ok || path.value === null) return path.ok ? ok({ path: null }) : path
  await activity.record({
    what: 'activityExported',
    app: '',
    organisation: '',
    result: 'ok',
  })
  return ok({ path: path.value })
}

const sheetOf = (lines: readonly ActivityLine[]) =>
  csvOf(
    ['Line', 'Time (UTC)', 'Who', 'E-mail', 'Device', 'What', 'App', 'Organisation', 'About', 'Result'],
    lines.map((line) => [
      line.line,
      new Date(line.at).toISOString(),
      line.who,
      line.email,
      line.device,
      line.what,
      line.app,
      line.organisation,
      line.person,
      line.isUnproven === true ? `${line.result}; not as this vault wrote it` : line.result,
    ]),
  )
