import { describe, expect, it } from 'vitest'
import { UpdateRefusal } from '../../shared/updates/update.ts'
import { BackupRefusal } from '../../shared/backup/backup.ts'
import { ActivityKind } from '../../shared/activity/activity.ts'
import { DraftProblem } from '../../shared/apps/app-draft.ts'
import { Failure, type FailureCode } from '../../shared/kernel/failure.ts'
import { HandoverRefusal } from '../../shared/handover/refusal.ts'
import { ImportRefusal } from '../../shared/import/refusal.ts'
import { Notice } from '../../shared/contract/work.ts'
import { describeActivity, describeResult } from '../../renderer/features/activity/words-lines.ts'
import { describeNotice } from '../../renderer/app/words-notices.ts'
import { CLOSED, closedHelp } from '../../renderer/app/words-closed.ts'
import { everyOf } from '../worlds/every.ts'
import { describeProblem } from '../../renderer/features/apps/words-draft.ts'
import { describeFailure } from '../../renderer/app/words-failures.ts'

/** Where what is made up would not read like a sentence. */
const DETAILS: Partial<Record<FailureCode, object>> = {
  draftRefused: { problems: [] },
  duplicateApp: { appId: 'a', name: 'Month-end Packs' },
  portTaken: { port: 5179 },
  xeroRefusedSignIn: { error: 'unauthorized_client' },
  pastedAddressRefused: { why: 'noCode' },
  handoverRefused: { why: 'damaged' },
  importRefused: { why: 'damaged' },
  updateRefused: { why: 'older' },
  backupRefused: { why: 'cut' },
  clockWrong: { minutes: -11 },
  rateLimited: { retryAt: 1_800_000_000_000 },
  passphraseWaits: { retryAt: Date.UTC(2026, 10, 24) },
  xeroUnavailable: { status: 503 },
  xeroUnexpected: { status: null },
  secretOfAnotherApp: { name: 'Month-end Packs' },
  secretUsedBefore: { replacedAt: 1_800_000_000_000 },
  newSecretRefused: { pasted: 47, current: 48 },
  blockedOnTheWay: { status: 403 },
  wouldNotOpen: { where: 'tokens.accessEndsAt' },
  notFinished: { because: 'diskFull' },
  wouldLoseSecret: { exit: 'giveUp', leaving: 'works', staying: 'refused' },
  practiceManagerError: { said: 'The staff list is locked' },
}

const everyFailure = [...Map.groupBy(everyOf(Failure, 1), ({ code }) => code)].map(([code, [first]]) =>
  Failure.parse({ ...first, ...DETAILS[code] }),
)

/** look.md: British English, no exclamation marks, no "please", no "oops", no "successfully"; full sentences. */
const expectVoice = (text: string) => {
  expect(text).toMatch(/^[“A-Zk0-9].*[.”)]$/su)
  expect(text).not.toMatch(/!|please|oops|successful|error\b|tenant|undefined|\[object/iu)
  expect(text).not.toMatch(/ {2}/u)
}

describe('messages', () => {
  it.each(everyFailure)('says of $code what is so and what to do', (failure) => {
    const { what, next } = describeFailure(failure)
    expectVoice(what)
    expectVoice(next)
  })

  it.each(HandoverRefusal.options)('says of a handover that is %s what is so and what to do', (why) => {
    const { what, next } = describeFailure({ code: 'handoverRefused', why })
    expectVoice(what)
    expectVoice(next)
  })

  it.each(ImportRefusal.options)('says of a file that is %s what is so and what to do', (why) => {
    const { what, next } = describeFailure({ code: 'importRefused', why })
    expectVoice(what)
    expectVoice(next)
  })

  it.each(BackupRefusal.options)('says of a backup that is %s what is so and what to do', (why) => {
    for (const kit of [undefined, 2]) {
      const { what, next } = describeFailure({
        code: 'backupRefused',
        why,
        ...(kit === undefined ? {} : { kit }),
      })
      expectVoice(what)
      expectVoice(next)
    }
  })

  it.each(DraftProblem.shape.code.options)('teaches about %s', (code) => {
    expectVoice(describeProblem({ field: 'scopes', weight: 'advise', code, about: 'practicemanager' }))
  })

  it.each(ActivityKind.options)('has words for the action %s', (kind) => {
    expect(describeActivity(kind)).toMatch(/^[A-Z]/u)
  })

  it.each(Notice.shape.code.options)('tells the notice %s', (code) => {
    for (const about of [undefined, '1', '3']) {
      const { what, next } = describeNotice({
        id: 'n',
        at: 0,
        code,
        ...(about === undefined ? {} : { about }),
      })
      expectVoice(what)
      expectVoice(next)
    }
  })

  it.each(Object.keys(CLOSED) as (keyof typeof CLOSED)[])(
    'explains a vault closed by %s on every system',
    (why) => {
      for (const platform of ['windows', 'macos', 'linux'] as const) {
        expectVoice(CLOSED[why](platform).means)
        expect(closedHelp(why, platform).length).toBeGreaterThan(0)
      }
    },
  )

  it('shows a result that this version does not know as it is, and never fails over one', () => {
    expect(describeResult('ok')).toBe('Done')
    expect(describeResult('offline')).toBe('The network went away before Xero answered.')
    expect(describeResult('toString')).toBe('toString')
    for (const { code } of everyFailure) expect(describeResult(code)).toMatch(/^[A-Z].*\.$/u)
  })

  it('U3 has a sentence of its own for each reason why there is no update, in the window and in the log', () => {
    const said = UpdateRefusal.options.map((why) => {
      const { what, next } = describeFailure({ code: 'updateRefused', why })
      expectVoice(what)
      expectVoice(next)
      expect(describeResult(`update:${why}`)).toBe(what)
      return what
    })
    expect(new Set(said).size).toBe(said.length)
    expect(describeResult('update:toString')).toBe('update:toString')
  })

  it('counts in the number that English wants', () => {
    expect(describeFailure({ code: 'clockWrong', minutes: 1 }).what).toContain('1 minute ahead of')
    expect(describeFailure({ code: 'clockWrong', minutes: -11 }).what).toContain('11 minutes behind Xero')
  })
})
