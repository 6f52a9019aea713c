import type { Activity, Checkpoint } from '../../../shared/activity/activity.ts'
import { done, type Result } from '../../../shared/kernel/result.ts'
import type { LineLocation, LogEnd } from '../ports/activity-log.ts'
import type { Ports } from '../ports/ports.ts'
import { CHAIN_START, type Chain } from './chain.ts'
import { findHead, type FoundHead } from './head.ts'
import { writeLine } from './line.ts'
import type { Head } from './walk.ts'

/** Another process may be faster so often before a line is given up. */
const OTHERS_MOST = 20

type Hears = {
  readonly onWritten: (line: Activity, place: LineLocation) => void
  /** Another process has written lines that are not known here. */
  readonly onOther: () => void
}

/** Writes at the end of the log, each line following from the one before it, also where another process writes too. */
export const createPen = (log: Ports['activityLog'], { onWritten, onOther }: Hears) => {
  let head: Head | null = null
  /** Where the log ends, as far as `head` knows of it. */
  let end: LogEnd | undefined

  /** The log's end first, then the line there: what is written in between is noticed at the next line. */
  const find = async (chain: Chain, known: readonly Checkpoint[]): Promise<Result<FoundHead>> => {
    const at = await log.end?.()
    end = at?.ok === true ? at.value : undefined
    const found = await findHead(log, chain, known)
    if (found.ok) head = later(found.value.head, head)
    return found
  }

  /** `makeLine` gets the number that the line will have. */
  const write = async (chain: Chain, makeLine: (seq: number) => Activity): Promise<Result<null>> => {
    for (let tries = 1; ; tries += 1) {
      const line = makeLine((head?.seq ?? -1) + 1)
      const { seal, bytes } = writeLine(chain, head?.seal ?? CHAIN_START, line)
      const appended = await log.append(new Date(line.at).toISOString().slice(0, 7), bytes, end)
      if (appended.ok) {
        const { file, offset, length } = appended.value
        end = end === undefined ? undefined : { file, size: offset + length + 1 }
        head = { seq: line.seq, seal, at: line.at }
        onWritten(line, appended.value)
        return done
      }
      if (appended.failure.code !== 'changedElsewhere' || tries > OTHERS_MOST) return appended
      const found = await find(chain, [])
      if (!found.ok) return found
      onOther()
    }
  }

  return {
    head: () => head,
    /** Goes on from a later end that is known from elsewhere. */
    raise: (known: Checkpoint | null) => void (head = later(head, known)),
    find,
    write,
    forget: () => {
      head = null
      end = undefined
    },
  }
}

/** The later of two ends. */
const later = (a: Head | null, b: Checkpoint | null): Head | null =>
  b === null || (a !== null && a.seq >= b.seq) ? a : { seq: b.seq, seal: b.seal, at: b.at }
