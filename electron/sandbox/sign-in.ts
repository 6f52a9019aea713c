import type Provider from 'oidc-provider'
import type { Owner } from './connections.ts'
import { readForm, redirect, sendPage, type Exchange } from './exchange.ts'
import {
  consentPage,
  expiredPage,
  noOrganisationPage,
  noPracticePage,
  PUT_AWAY,
  signInPage,
} from './pages.ts'
import type { Choice } from './pages.ts'
import { isAccounting, isPractice } from './scope-rules.ts'
import type { Person } from './seed.ts'
import type { World } from './world.ts'

/** The pages between the authorize request and the callback: who are you, and what do you allow. */
export type SignInPages = { readonly handle: (exchange: Exchange) => Promise<void> }

type Step = {
  readonly exchange: Exchange
  readonly uid: string
  readonly clientId: string
  readonly appName: string
  readonly scopes: readonly string[]
  readonly single: boolean
}

export const createSignInPages = (provider: Provider, world: World): SignInPages => {
  const { apps, people, grants, connections } = world
  const chosen = new Map<string, string>()

  const open = async (exchange: Exchange): Promise<Step | undefined> => {
    const uid = exchange.url.pathname.split('/')[3] ?? ''
    const found = await provider.interactionDetails(exchange.req, exchange.res).catch(() => undefined)
    if (found === undefined || found.uid !== uid) return undefined
    const asked = (name: string): string => {
      const value = found.params[name]
      return typeof value === 'string' ? value : ''
    }
    return {
      exchange,
      uid,
      clientId: asked('client_id'),
      appName: apps.find(asked('client_id'))?.name ?? '',
      scopes: asked('scope').split(' '),
      single: asked('acr_values').split(' ').includes('bulk_connect:false'),
    }
  }

  const chooseWho = async ({ exchange, uid, appName }: Step): Promise<void> => {
    if (exchange.method !== 'POST') return sendPage(exchange, 200, signInPage(people.all(), appName))
    const chosenId = (await readForm(exchange)).get('person') ?? ''
    const person = people.all().find(({ id }) => id === people.find(chosenId)?.id)
    if (person === undefined) return sendPage(exchange, 400, signInPage(people.all(), appName))
    chosen.set(uid, person.id)
    redirect(exchange, `/identity/user/${uid}/consent`)
  }

  const allow = async (step: Step, person: Person, choices: readonly Choice[]): Promise<void> => {
    const form = await readForm(step.exchange)
    if (form.get('answer') !== 'allow') return finish(step, { error: 'access_denied' })
    const wanted = choices.filter(
      ({ tenant, taken }) => taken === undefined && form.getAll('tenant').includes(tenant.tenantId),
    )
    const added = wanted.filter(({ connected }) => !connected).length
    const problem =
      problemWith(wanted.length, choices.length, step.single) ??
      (added > roomLeft(world, step.clientId) ? 'That is more than the app may connect' : undefined)
    if (problem !== undefined)
      return sendPage(step.exchange, 400, consentPage({ ...step, person, choices, problem }), PUT_AWAY)
    const owner: Owner = { personId: person.id, clientId: step.clientId }
    const event = grants.newEvent(owner)
    wanted.forEach(({ tenant }) => connections.connect(owner, tenant, event.authEventId))
    grants.addScopes(owner, step.scopes)
    const grant = new provider.Grant({ accountId: person.sub, clientId: step.clientId })
    grant.addOIDCScope(step.scopes.join(' '))
    const grantId = await grant.save()
    grants.remember(grantId, event)
    chosen.delete(step.uid)
    await finish(step, { login: { accountId: person.sub, remember: false }, consent: { grantId } })
  }

  const finish = ({ exchange }: Step, result: Parameters<Provider['interactionFinished']>[2]) =>
    provider.interactionFinished(exchange.req, exchange.res, result, { mergeWithLastSubmission: false })

  const consent = async (step: Step): Promise<void> => {
    const { exchange, uid, scopes, appName } = step
    const back = `/identity/user/${uid}`
    const person = people.find(chosen.get(uid) ?? '')
    if (person === undefined) return redirect(exchange, back)
    if (scopes.some(isPractice) && !person.privilege)
      return sendPage(exchange, 200, noPracticePage(person, appName, back))
    const choices = choicesOf(world, person, step)
    if (choices.length === 0 && scopes.some(isPractice))
      return sendPage(exchange, 200, noPracticePage(person, appName, back))
    if (choices.length === 0 && scopes.some(isAccounting))
      return sendPage(exchange, 200, noOrganisationPage(person, back))
    if (exchange.method === 'POST') return allow(step, person, choices)
    sendPage(exchange, 200, consentPage({ ...step, person, choices }), PUT_AWAY)
  }

  return {
    handle: async (exchange) => {
      const step = await open(exchange)
      if (step === undefined) return sendPage(exchange, 400, expiredPage())
      await (exchange.url.pathname.endsWith('/consent') ? consent(step) : chooseWho(step))
    },
  }
}

const problemWith = (wanted: number, offered: number, single: boolean): string | undefined => {
  if (offered === 0) return undefined
  if (wanted === 0) return 'Choose an organisation first'
  return single && wanted > 1 ? 'Choose one organisation only' : undefined
}

const choicesOf = (world: World, person: Person, { clientId, scopes }: Step): readonly Choice[] => {
  const wantsPractice = scopes.some(isPractice)
  if (!wantsPractice && !scopes.some(isAccounting)) return []
  const owned = world.connections.of({ personId: person.id, clientId })
  return world.people
    .reach(person)
    .filter(({ tenantType }) => (tenantType === 'PRACTICEMANAGER') === wantsPractice)
    .map((tenant): Choice => {
      const connected = owned.some(({ tenantId }) => tenantId === tenant.tenantId)
      const taken = connected ? undefined : whyTaken(world, clientId, tenant.tenantId)
      return taken === undefined ? { tenant, connected } : { tenant, connected, taken }
    })
}

/** Each organisation takes two uncertified apps. */
const whyTaken = ({ apps, connections, switches }: World, clientId: string, tenantId: string) => {
  const all = connections.all()
  const others = new Set(
    all
      .filter((one) => one.tenantId === tenantId && one.clientId !== clientId)
      .map((one) => one.clientId)
      .filter((id) => apps.find(id)?.certified === false),
  )
  if (apps.find(clientId)?.certified === false && others.size >= switches.appsPerOrganisation)
    return `has ${switches.appsPerOrganisation} uncertified apps already`
  return undefined
}

/** How many more connections the app's tier allows. */
const roomLeft = ({ connections, switches }: World, clientId: string): number =>
  (switches.connectionCeiling ?? Infinity) -
  connections.all().filter((one) => one.clientId === clientId).length
