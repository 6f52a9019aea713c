import type { Api } from '../../../shared/contract/contract.ts'
import type { guideCalls } from '../../../shared/guide/calls.ts'
import type { Area, AreaAnswer } from '../../../shared/guide/assessment.ts'
import type { GuideState } from '../../../shared/guide/state.ts'
import {
  addWorkingDays,
  EXPECTED_DAYS,
  standing,
  stepsOf,
  type Journey,
  type JourneyAction,
  type JourneyStep,
  type Road,
} from '../../../shared/guide/journey.ts'
import { isSeen, plainText } from '../../../shared/kernel/person.ts'
import { shownValue } from '../../../shared/kernel/shown-value.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Undone } from '../../../shared/undo/calls.ts'
import type { Desk } from '../desk/desk.ts'
import { guidePage } from './page.ts'
import { answerOf, archivedIn, toldOf } from './parts.ts'
import { PAGE_WORDS } from './words.ts'
import type { Page } from '../paper/page.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'

/** A file whose checksum is taken may be this large; it is read, and left where it is. */
const EVIDENCE_MAX = 256 * 1024 * 1024

type Draft = {
  readonly name: string
  readonly road: Road
  readonly purpose: string
  readonly scopes: readonly string[]
  readonly vendor: string
}

/** Journeys to API access: what was asked, answered, noted and shown. Events are only ever added. */
export const createGuide = (
  ports: Pick<Ports, 'files' | 'random'>,
  { vault, desk }: { readonly vault: Vault; readonly desk: Desk },
) => {
  const me = () => desk.me().name
  const find = (id: string) => vault.content().guide.journeys.find((one) => one.id === id)

  const edit = (change: (state: GuideState) => GuideState) =>
    vault.change((content) => ({ ...content, guide: change(content.guide) }))

  const editJourney = (id: string, change: (journey: Journey) => Journey) =>
    edit((state) => ({
      ...state,
      journeys: state.journeys.map((one) => (one.id === id ? change(one) : one)),
    }))

  const beginJourney = async (draft: Draft): Promise<Result<{ journeyId: string }>> => {
    if (!isSeen(plainText(draft.name, 100))) return fail('textUnseen')
    const journey: Journey = {
      id: ports.random.id(),
      name: plainText(draft.name, 100),
      road: draft.road,
      purpose: draft.purpose,
      scopes: [...draft.scopes],
      vendor: plainText(draft.vendor),
      begunAt: vault.now(),
      begunBy: me(),
      events: [],
      archivedAt: null,
    }
    const saved = await edit((state) => ({ ...state, journeys: [...state.journeys, journey] }))
    if (!saved.ok) return saved
    await desk.log('journeyBegun', { app: { name: journey.name } })
    return ok({ journeyId: journey.id })
  }

  /** Adds what happened; a step that this road does not have takes nothing. */
  const add = async (id: string, what: JourneyAction): Promise<Result<null>> => {
    const journey = find(id)
    if (journey === undefined) return fail('unknownJourney')
    if ('step' in what && !stepsOf(journey.road).includes(what.step)) return fail('badRequest')
    if (what.kind === 'noted' && !isSeen(what.text)) return fail('textUnseen')
    const event = { id: ports.random.id(), at: vault.now(), by: me(), what }
    const saved = await editJourney(id, (one) => ({ ...one, events: [...one.events, event] }))
    if (saved.ok) await desk.log('journeyMoved', { app: { name: journey.name } })
    return saved
  }

  const markAsked = (id: string, step: JourneyStep, letter: string | undefined) => {
    const days = step === 'contact' || step === 'assessment' ? EXPECTED_DAYS[step] : 5
    return add(id, {
      kind: 'asked',
      step,
      expectedAt: addWorkingDays(vault.now(), days),
      ...(letter === undefined || letter === '' ? {} : { letter }),
    })
  }

  const addEvidence = async (id: string, step: JourneyStep): Promise<Result<{ name: string | null }>> => {
    const chosen = await ports.files.checksum({ extensions: ['*'], largest: EVIDENCE_MAX })
    if (!chosen.ok) return chosen
    if (chosen.value === null) return ok({ name: null })
    const name = plainText(chosen.value.name, 300)
    const added = await add(id, { kind: 'evidence', step, name, sha256: chosen.value.sha256 })
    return added.ok ? ok({ name }) : added
  }

  const undoJourney = async (id: string, eventId: string): Promise<Result<null>> => {
    const journey = find(id)
    if (journey === undefined) return fail('unknownJourney')
    const counts = standing(journey.events).some((one) => one.id === eventId)
    return counts ? add(id, { kind: 'undone', id: eventId }) : fail('unknownJourney')
  }

  const answerArea = (area: Area, answer: Omit<AreaAnswer, 'at' | 'by'>): Promise<Result<Undone>> => {
    const tell = () => desk.log('assessmentAnswered')
    const edited = { ...answer, at: vault.now(), by: me() }
    return desk.changePart(answerOf(area), { edit: () => edited, tell, tellBack: tell })
  }

  /** Notes whose people know that this app will be deleted; each is noted once, by whoever told them first. */
  const tellOrganisations = async (
    appId: string,
    keys: readonly string[],
    isTold: boolean,
  ): Promise<Result<Undone>> => {
    const app = desk.app(appId)
    if (!app.ok) return app
    const asked = new Set(keys)
    const meant = vault.content().connections.filter((one) => one.appId === appId && asked.has(one.key))
    if (meant.length < asked.size) return fail('unknownConnection')
    let changed: typeof meant = []
    const line = (isSo: boolean) => async () => {
      for (const { tenantName } of changed)
        await desk.log(isSo ? 'organisationTold' : 'organisationNotTold', {
          app: app.value,
          organisation: tenantName,
        })
    }
    return desk.changePart(toldOf(appId), {
      edit: (before) => {
        const known = new Set(before.map(({ key }) => key))
        changed = meant.filter(({ key }) => known.has(key) !== isTold)
        return isTold
          ? [...before, ...changed.map(({ key }) => ({ key, at: vault.now(), by: me() }))]
          : before.filter(({ key }) => !asked.has(key))
      },
      tell: line(isTold),
      tellBack: line(!isTold),
    })
  }

  const pageOf = (page: 'status' | 'worksheet'): Page => ({
    name: PAGE_WORDS.files[page],
    html: guidePage(page, shownValue(vault.snapshot()), vault.now(), me()),
  })

  const saveGuidePage = async (page: 'status' | 'worksheet'): Promise<Result<{ path: string | null }>> => {
    const { name, html } = pageOf(page)
    const path = await ports.files.save(`${name}.html`, Buffer.from(html))
    return path.ok ? ok({ path: path.value }) : path
  }

  const linkApp = async (id: string, appId: string): Promise<Result<null>> =>
    desk.find(appId) !== undefined ? add(id, { kind: 'linked', appId }) : fail('unknownApp')

  const archiveJourney = async (id: string, isArchived: boolean): Promise<Result<Undone>> => {
    const journey = find(id)
    if (journey === undefined) return fail('unknownJourney')
    const tell = () => desk.log('journeyArchived', { app: { name: journey.name } })
    const at = isArchived ? vault.now() : null
    return desk.changePart(archivedIn(id), { edit: () => at, tell, tellBack: tell })
  }

  const calls: Pick<Api, keyof typeof guideCalls> = {
    beginJourney,
    tickPrerequisite: ({ journeyId, item, isThere }) => add(journeyId, { kind: 'had', item, isThere }),
    markAsked: ({ journeyId, step, letter }) => markAsked(journeyId, step, letter),
    markAnswered: ({ journeyId, step, answer, said }) =>
      add(journeyId, { kind: 'answered', step, answer, said }),
    reopenStep: ({ journeyId, step }) => add(journeyId, { kind: 'reopened', step }),
    addJourneyNote: ({ journeyId, step, text }) => add(journeyId, { kind: 'noted', step, text }),
    addEvidence: ({ journeyId, step }) => addEvidence(journeyId, step),
    linkApp: ({ journeyId, appId }) => linkApp(journeyId, appId),
    setAdviserLogin: ({ journeyId, who, until }) => add(journeyId, { kind: 'login', who, until }),
    undoJourney: ({ journeyId, eventId }) => undoJourney(journeyId, eventId),
    archiveJourney: ({ journeyId, isArchived }) => archiveJourney(journeyId, isArchived),
    answerArea: ({ area, answer }) => answerArea(area, answer),
    markSubmitted: () =>
      edit((state) => ({ ...state, assessment: { ...state.assessment, submittedAt: vault.now() } })),
    tellOrganisations: ({ appId, keys, isTold }) => tellOrganisations(appId, keys, isTold),
    saveGuidePage: ({ page }) => saveGuidePage(page),
  }
  return { calls, pageOf }
}
