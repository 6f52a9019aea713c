import { traitsOf } from '../../../shared/kernel/failure.ts'
import { type Candidate } from '../ports/import-reader.ts'
import { checkDraft, isSavable } from '../../../shared/apps/app-draft.ts'
import type { Api, CallInput } from '../../../shared/contract/contract.ts'
import type { importCalls, ImportOutcome } from '../../../shared/import/calls.ts'
import type { ImportRefusal } from '../../../shared/import/refusal.ts'
import type { ImportFormat, ImportRow, ImportSeen } from '../../../shared/import/seen.ts'
import { MINUTE } from '../../../shared/kernel/instant.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { Apps } from '../apps/apps.ts'
import { outdated } from './candidates.ts'
import type { ForeignContent } from '../ports/foreign-content.ts'
import type { ImportFound } from '../ports/import-reader.ts'
import { createImportStoring, detailsOf, notTried } from './storing.ts'
import type { ForeignFile } from '../ports/foreign-content.ts'
import type { Ports } from '../ports/ports.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Vault } from '../vault/vault.ts'
import type { WorkBoard } from '../kernel/work-board.ts'

/** What the dialog offers; what a file is shows itself by its content. */
const EXTENSIONS = ['json', '1pux', 'kdbx', 'csv', 'zip', 'txt', 'tsv', 'xml'] as const

/** How long what was read waits in memory for a decision. */
const OPEN_FOR = 10 * MINUTE

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly desk: Desk
  readonly apps: Apps
  readonly board: WorkBoard
  /** A file that the operating system handed over, or that was dropped on the window. */
  readonly takeFile: (incomingId: string) => ForeignFile | null
}
type Open = {
  readonly importId: string
  readonly file: string
  readonly format: ImportFormat
  readonly isPlain: boolean
  readonly held:
    | {
        readonly kind: 'file'
        readonly of: 'password' | 'columns'
        readonly content: ForeignContent
        readonly width: number
        readonly keyFile?: ForeignFile
      }
    | ({ readonly kind: 'rows' } & ImportFound)
}

/** Importing what people keep elsewhere: looks first, in memory only, and stores what was ticked, one by one. */
export const createImports = (
  ports: Pick<Ports, 'files' | 'importReader' | 'random'>,
  { vault, secrets, desk, apps, board, takeFile }: Rooms,
) => {
  const reader = ports.importReader
  const storing = createImportStoring({ vault, apps })
  const open = desk.held<Open>({ keepFor: OPEN_FOR, most: 1 })
  let working: AbortController | null = null

  /** One piece of work at a time; what it opens is forgotten after a while. */
  const work = async <Value>(
    act: (signal: AbortSignal) => Promise<Result<Value>>,
  ): Promise<Result<Value>> => {
    if (working !== null) return refused('busy')
    working = new AbortController()
    try {
      return await act(working.signal)
    } finally {
      working = null
    }
  }

  const keep = (next: Open) => void open.put(next, next.importId)

  const openImport = ({ incomingId }: CallInput<'openImport'>) =>
    work(async (signal): Promise<Result<ImportSeen>> => {
      open.clear()
      const chosen =
        incomingId === undefined
          ? await ports.files.choose({ extensions: EXTENSIONS, beside: [] })
          : ok(takeFile(incomingId))
      if (!chosen.ok) return chosen
      if (chosen.value === null && incomingId !== undefined) return refused('gone')
      if (chosen.value === null) return ok({ kind: 'declined' })
      const { name, content } = chosen.value
      const look = await reader.look(content, vault.now(), signal)
      if (!look.ok) return look
      const { kind, format } = look.value
      const start = { importId: ports.random.id(), file: name.slice(0, 200), format }
      if (kind === 'found') return rowsFrom({ ...start, isPlain: true }, look.value)
      const held = { kind: 'file', of: kind, content } as const
      if (kind === 'password') {
        keep({ ...start, isPlain: false, held: { ...held, width: 0 } })
        return ok({ kind, ...start })
      }
      const { columns, hasHeader, rows, guess } = look.value
      keep({ ...start, isPlain: true, held: { ...held, width: columns.length } })
      return ok({ kind, ...start, columns, hasHeader, rows, guess })
    })

  /** Any file can be the key of a KeePass file; it is held as long as that file is, in memory, and read where that is opened. */
  const chooseKeyFile = ({ importId, isNone }: CallInput<'chooseKeyFile'>) =>
    work(async (): Promise<Result<ImportSeen>> => {
      const before = open.get(importId)
      if (before === undefined || before.held.kind !== 'file' || before.format !== 'keepass')
        return refused('gone')
      const chosen = isNone ? ok(null) : await ports.files.choose({ extensions: ['*'], beside: [] })
      if (!chosen.ok) return chosen
      if (chosen.value === null && !isNone) return ok({ kind: 'declined' })
      if (open.get(importId) !== before) return refused('gone')
      const { keyFile: _before, ...held } = before.held
      keep({ ...before, held: chosen.value === null ? held : { ...held, keyFile: chosen.value } })
      const { file, format } = before
      const name = chosen.value === null ? {} : { keyFile: chosen.value.name.slice(0, 200) }
      return ok({ kind: 'password', importId, file, format, ...name })
    })

  const unlockImport = ({ importId, password }: CallInput<'unlockImport'>) =>
    work(async (signal) => {
      const before = open.get(importId)
      if (before === undefined || before.held.kind !== 'file' || before.held.of !== 'password')
        return refused('gone')
      const { content, keyFile } = before.held
      const key = { password, keyFile: keyFile?.content }
      const found = await reader.unlock(content, key, vault.now(), signal)
      if (!found.ok) return found
      return open.get(importId) === before ? rowsFrom(before, found.value) : refused('gone')
    })

  const chooseColumns = ({ importId, hasHeader, columns }: CallInput<'chooseColumns'>) =>
    work(async (signal) => {
      const before = open.get(importId)
      if (before === undefined || before.held.kind !== 'file' || before.held.of !== 'columns')
        return refused('gone')
      const { content, width } = before.held
      const chosen = Object.values(columns).filter((column) => column !== null)
      const isWrong =
        columns.clientId === null ||
        columns.clientSecret === null ||
        new Set(chosen).size !== chosen.length ||
        chosen.some((column) => column >= width)
      if (isWrong) return refused('wrongColumns')
      const found = await reader.choose(content, { columns, hasHeader }, vault.now(), signal)
      if (!found.ok) return found
      return open.get(importId) === before ? rowsFrom(before, found.value) : refused('gone')
    })

  const rowsFrom = async (
    from: Pick<Open, 'importId' | 'file' | 'format' | 'isPlain'>,
    found: ImportFound,
  ): Promise<Result<ImportSeen>> => {
    const { candidates, leftOut, odd, inBin } = found
    const { importId, file, format, isPlain } = from
    keep({ importId, file, format, isPlain, held: { kind: 'rows', candidates, leftOut, odd, inBin } })
    const older = outdated(candidates)
    const rows: ImportRow[] = []
    for (const one of candidates) rows.push(await rowOf(one, older.has(one.rowId)))
    return ok({ kind: 'rows', importId, file, format, isPlain, leftOut, odd, inBin, rows })
  }

  const rowOf = async (one: Candidate, isOlder: boolean): Promise<ImportRow> => {
    const state = async (): Promise<ImportRow['state']> => {
      if (one.unfit !== null) return { kind: 'unfit', why: one.unfit }
      if (isOlder) return { kind: 'older' }
      const twin = storing.twinOf(one)
      if (twin === undefined) return { kind: 'new', isSure: one.isSure }
      const stored = await secrets.read(twin.id)
      const isSame = stored.ok ? stored.value === one.clientSecret : null
      return { kind: 'here', appId: twin.id, app: twin.name, isSame }
    }
    return {
      ...one,
      title: one.title === one.name ? null : one.title.slice(0, 200),
      clientId: one.clientId,
      secretLength: one.clientSecret?.length ?? 0,
      state: await state(),
    }
  }

  const acceptImport = ({ importId, rows, fill }: CallInput<'acceptImport'>) =>
    work(async (signal): Promise<Result<{ outcomes: ImportOutcome[] }>> => {
      const before = open.get(importId)
      if (before === undefined || before.held.kind !== 'rows') return refused('gone')
      const { file, held } = before
      const wanted = [...new Map(rows.map((row) => [row.rowId, row])).values()].flatMap((row) => {
        const candidate = held.candidates.find(({ rowId }) => rowId === row.rowId)
        return candidate === undefined ? [] : [{ ...row, candidate }]
      })
      if (wanted.length === 0) return refused('nothingChosen')
      if (
        !isSavable(
          checkDraft(detailsOf({ name: 'App', clientId: 'a', secretCreatedAt: null }, fill), undefined),
        )
      )
        return refused('fillRefused')
      open.pause(importId)
      const outcomes: ImportOutcome[] = []
      let isStopped = false
      for (const { candidate, replace } of wanted) {
        board.show({ importing: { done: outcomes.length, total: wanted.length } })
        isStopped ||= signal.aborted
        const outcome: ImportOutcome = isStopped
          ? notTried(candidate)
          : await storing.store(candidate, replace, fill)
        outcomes.push(outcome)
        isStopped ||= outcome.failure !== null && traitsOf(outcome.failure).ofOneEntry !== true
      }
      board.show({ importing: null })
      const whole = outcomes.every(({ how }) => how === 'stored' || how === 'replaced')
      if (whole) open.drop(importId)
      else if (open.get(importId) === before) keep(before)
      const failure = outcomes.find((one) => one.failure !== null)?.failure ?? null
      await desk.log('fileImported', {
        app: { name: file },
        result: whole ? 'ok' : (failure?.code ?? 'importRefused'),
      })
      return ok({ outcomes })
    })

  const calls: Pick<Api, keyof typeof importCalls> = {
    openImport,
    chooseKeyFile,
    unlockImport,
    chooseColumns,
    acceptImport,
    cancelImport: async () => {
      working?.abort()
      return done
    },
    dropImport: async ({ importId }) => {
      if (open.get(importId) !== undefined) working?.abort()
      open.drop(importId)
      return done
    },
  }
  return { calls, close: () => working?.abort() }
}

const refused = (why: ImportRefusal) => fail({ code: 'importRefused', why })
