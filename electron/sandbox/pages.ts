import { escapeHtml as h, frame } from './page-frame.ts'
import { inWords } from './scope-rules.ts'
import type { Person, Tenant } from './seed.ts'

/** What Xero shows instead of calling back. */
export const errorPage = ({ error, detail }: { readonly error: string; readonly detail: string }): string =>
  frame(
    'Something went wrong',
    `<h1>Sorry, something went wrong</h1>
<p>The app that sent you here asked in a way that cannot be answered. You have not been signed in, and the app has not been told.</p>
<p>Error: <code>${h(error)}</code></p><p><code>${h(detail)}</code></p>
<p class="soft small">Close this page, go back to the app and press Cancel there.</p>`,
  )

/** A person without "Connect third-party add-ons" ends here; the app hears nothing. */
export const noPracticePage = (person: Person, appName: string, back: string): string =>
  frame(
    'No access',
    `<h1>You don't have access to connect any Xero Practice Manager accounts</h1>
<p>${h(person.name)} is signed in, and ${h(appName)} asks for Xero Practice Manager.</p>
<p>Ask an administrator of your practice to turn on <strong>Connect third-party add-ons</strong> for you, under Business, Staff.</p>
<p><a href="${h(back)}">Sign in as somebody else</a></p>`,
  )

/** A person who belongs to no organisation ends here; the app hears nothing. */
export const noOrganisationPage = (person: Person, back: string): string =>
  frame(
    'No organisations',
    `<h1>You have no organisations to connect</h1>
<p>${h(person.name)} is signed in and belongs to no organisation.</p>
<p><a href="${h(back)}">Sign in as somebody else</a></p>`,
  )

/** A sign-in that is over: done already, too old, or begun in another browser. */
export const expiredPage = (): string =>
  frame(
    'This sign-in is over',
    `<h1>This sign-in is over</h1><p>It was finished already, or it waited too long. Start again from the app.</p>`,
  )

/** Who are you: one button a person. */
export const signInPage = (people: readonly Person[], appName: string): string =>
  frame(
    'Sign in',
    `<h1>Sign in to continue to ${h(appName)}</h1><p class="soft">Choose who you are. There are no passwords in the sandbox.</p>
<form method="post"><ul class="people">${people.map(personButton).join('')}</ul></form>`,
  )

const personButton = (person: Person): string => {
  const note = `${person.role}${person.privilege ? '' : ', without the privilege for add-ons'}`
  return `<li><button name="person" value="${h(person.id)}" aria-label="Sign in as ${h(person.name)}">
<span class="face" aria-hidden="true">${h(person.givenName.slice(0, 1) + person.familyName.slice(0, 1))}</span>
<span class="who">${h(person.name)}<span>${h(note)}</span></span></button></li>`
}

/** One organisation on the consent page; `taken` says why it cannot be chosen. */
export type Choice = { readonly tenant: Tenant; readonly connected: boolean; readonly taken?: string }

type Consent = {
  readonly appName: string
  readonly person: Person
  readonly scopes: readonly string[]
  readonly choices: readonly Choice[]
  /** Bulk connect off (`acr_values=bulk_connect:false`): one organisation only. */
  readonly single: boolean
  readonly problem?: string
}

/** What the app asks for, and for which organisations. */
export const consentPage = ({ appName, person, scopes, choices, single, problem }: Consent): string =>
  frame(
    'Allow access',
    `<h1>${h(appName)} wants access to your data</h1>
<p class="soft">Signed in as ${h(person.name)} (${h(person.email)}).</p>
${problem === undefined ? '' : `<p role="alert"><strong>${h(problem)}</strong></p>`}
<h2>It asks to</h2><ul class="asks">${scopes.map((scope) => `<li>${h(inWords(scope))}</li>`).join('')}</ul>
<form method="post">${choices.length === 0 ? '' : choiceList(choices, single)}
<div class="acts"><button class="main" name="answer" value="allow">Allow access</button>
<button name="answer" value="cancel" formnovalidate>Cancel</button></div></form>`,
  )

const choiceList = (choices: readonly Choice[], single: boolean): string => {
  const isPractice = choices[0]?.tenant.tenantType === 'PRACTICEMANAGER'
  const free = choices.filter(({ taken }) => taken === undefined)
  const row = ({ tenant, connected, taken }: Choice): string =>
    `<label${taken === undefined ? '' : ' class="off"'}><input type="${single ? 'radio' : 'checkbox'}" name="tenant" value="${h(tenant.tenantId)}"
${taken === undefined ? '' : ' disabled'}${free.length === 1 && taken === undefined ? ' checked' : ''}><span>${h(tenant.tenantName)}${
      connected ? ' <span class="soft small">(connected already)</span>' : ''
    }${taken === undefined ? '' : ` <span class="small">(${h(taken)})</span>`}</span></label>`
  return `<fieldset><legend>${single ? 'For one' : 'For any'} of your ${isPractice ? 'practices' : 'organisations'}</legend>${choices.map(row).join('')}</fieldset>`
}
